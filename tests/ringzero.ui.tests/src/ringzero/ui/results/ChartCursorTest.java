// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;

class ChartCursorTest {
    private final ChartCursor cursor = new ChartCursor();

    /** Two lines of three points: "a" above "b". */
    private static Picture lines() {
        List<Mark> marks = new ArrayList<>();
        for (String series : List.of("a", "b"))
            for (int x = 1; x <= 3; x++)
                marks.add(new Mark.Symbol(
                        100 * x,
                        series.equals("a") ? 20 : 80,
                        3,
                        Mark.Shape.CIRCLE,
                        Ink.Role.TEXT,
                        Optional.of(new Mark.Datum(series, "" + x, "value", x, 0, Optional.empty()))));
        return new Picture(400, 100, "Lines", "", marks);
    }

    private String at() {
        return cursor.point()
                .map(point -> point.datum().series() + point.datum().at())
                .orElse("nowhere");
    }

    @Test
    void beginsNowhere() {
        cursor.show(lines());

        assertThat(at()).isEqualTo("nowhere");
    }

    @Test
    void goesAlongALineAndOnToTheNext() {
        cursor.show(lines());
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cursor.along(1);
            seen.add(at());
        }

        assertThat(seen).containsExactly("a1", "a2", "a3", "b1", "b2", "b3", "a1");
        cursor.along(-1);
        assertThat(at()).isEqualTo("b3");
    }

    @Test
    void goesStraightFromOneLineToTheOther() {
        cursor.show(lines());
        cursor.along(1);
        cursor.along(1);

        cursor.across(false);
        assertThat(at()).isEqualTo("b2");
        cursor.across(false);
        assertThat(at()).isEqualTo("b2");
        cursor.across(true);
        assertThat(at()).isEqualTo("a2");
    }

    @Test
    void staysAtItsValueWhenThePictureIsLaidOutAnew() {
        cursor.show(lines());
        cursor.along(-1);

        cursor.show(lines());

        assertThat(at()).isEqualTo("b3");
    }
}
