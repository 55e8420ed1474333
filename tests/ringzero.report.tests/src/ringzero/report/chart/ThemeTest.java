// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {

    static List<Named<Theme>> themes() {
        return List.of(Named.of("light", Theme.light()), Named.of("dark", Theme.dark()));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textHasTheContrastThatWcagAsksFor(Theme theme) {
        for (int colour : new int[] {theme.text(), theme.muted(), theme.rule()})
            assertThat(Theme.contrast(colour, theme.surface())).isGreaterThanOrEqualTo(4.5);
        for (int i = 0; i < Theme.SERIES; i++)
            assertThat(Theme.contrast(theme.onSeries()[i], theme.series()[i]))
                    .as("series %d", i)
                    .isGreaterThanOrEqualTo(4.5);
        for (int i = 0; i < Theme.STEPS; i++)
            assertThat(Theme.contrast(theme.onRamp()[i], theme.ramp()[i]))
                    .as("step %d", i)
                    .isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void linesStandOutFromTheSurface(Theme theme) {
        for (int colour : theme.series())
            assertThat(Theme.contrast(colour, theme.surface())).isGreaterThanOrEqualTo(3);
    }

    /** Under the two frequent deficiencies, by the matrices of Machado, Oliveira and Fernandes (2009) at full severity. */
    @ParameterizedTest
    @MethodSource("themes")
    void theFirstFourSeriesCanBeToldApartWithoutRedOrGreen(Theme theme) {
        double[][] protan = {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        };
        double[][] deutan = {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        };
        for (double[][] matrix : new double[][][] {protan, deutan})
            for (int i = 0; i < 4; i++)
                for (int j = 0; j < i; j++)
                    assertThat(distance(seen(theme.series()[i], matrix), seen(theme.series()[j], matrix)))
                            .as("series %d and %d", i, j)
                            .isGreaterThan(35);
    }

    private static double[] seen(int colour, double[][] matrix) {
        double[] rgb = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
        double[] result = new double[3];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) result[i] += matrix[i][j] * Math.pow(rgb[j] / 255, 2.2);
        for (int i = 0; i < 3; i++) result[i] = 255 * Math.pow(Math.clamp(result[i], 0, 1), 1 / 2.2);
        return result;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += (one[i] - other[i]) * (one[i] - other[i]);
        return Math.sqrt(sum);
    }
}
