// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringzero.language.Texts;
import ringzero.model.Experiment;
import ringzero.model.Named;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;

class SettingPathTest {

    private static PathExpression path(String path, String before) {
        var model = Texts.checked("""
            nic Card { rate 1 Gbit/s }
            host h { nic eth0 : Card { vfs 4 } nic eth1 : Card }
            guest g on h { vcpus 2 net eth0 via virtio net eth1 via vhost { rate-limit 1 Gbit/s } }
            workload w { clients 8 thinking exponential 5 ms request { send uniform 1 KiB to 2 KiB compute lognormal 3 us variation 2 } }
            workload g { arrivals poisson 7/s request { } }
            experiment e { %s %s }
            """.formatted(before, path)).model();
        var experiment = (Experiment) model.getDeclarations().getLast();
        return experiment.getFactors().isEmpty()
                ? experiment.getObservations().getFirst()
                : experiment.getFactors().getFirst().getPath();
    }

    /** The number that a path leads to. */
    private static Optional<Double> number(String path) {
        return SettingPath.setting(path(path + " over 1", "vary"))
                .map(Setting::value)
                .map(Quantity.class::cast)
                .map(Quantity::getMagnitude);
    }

    @Test
    void settingsAreFollowedThroughParts() {
        assertThat(number("g.vcpus")).contains(2.0);
        assertThat(number("h.eth0.vfs")).contains(4.0);
        assertThat(number("g.net.eth1.rate-limit")).contains(1.0);
        assertThat(number("Card.rate")).contains(1.0);
    }

    @Test
    void clientsNeedNoWordBeforeThem() {
        assertThat(number("w.clients")).contains(8.0);
    }

    @Test
    void aDistributionIsVariedByItsMean() {
        assertThat(number("w.thinking")).contains(5.0);
        assertThat(number("w.compute")).contains(3.0);
        assertThat(number("w.send")).isEmpty();
    }

    @Test
    void aNameMeansWhatHasTheSetting() {
        assertThat(number("g.arrivals.rate")).contains(7.0);
        assertThat(number("g.vcpus")).contains(2.0);
    }

    @Test
    void aSettingThatIsNotGivenCanBeVaried() {
        var setting = SettingPath.setting(path("g.memory over 1 GiB", "vary")).orElseThrow();

        assertThat(setting.value()).isNull();
    }

    @Test
    void observationsHaveASubjectANameAndADetail() {
        var observed = Observed.of(path("h.eth0.utilisation.link", "report"), Set.of("utilisation"))
                .orElseThrow();

        assertThat(observed.subject().map(Named::getName)).contains("eth0");
        assertThat(observed.name()).isEqualTo("utilisation");
        assertThat(observed.detail()).contains("link");
    }

    @Test
    void percentilesHaveDots() {
        assertThat(Observed.of(path("latency.p99.9", "report"), Set.of("latency")))
                .contains(new Observed(Optional.empty(), "latency", Optional.of("p99.9")));
    }
}
