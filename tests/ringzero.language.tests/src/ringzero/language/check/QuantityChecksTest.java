// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class QuantityChecksTest {

    @Test
    void aFrequencyIsRefusedWhereASizeIsExpected() {
        assertThat(broken(Rule.WRONG_DIMENSION, "host h {\n memory 8 GHz }"))
                .containsExactly("line 2: 'memory' is a size, but 8 GHz is a frequency.");
        assertThat(broken(Rule.WRONG_DIMENSION, "host h {\n memory 8 GiB }")).isEmpty();
    }

    @Test
    void aSizeNeedsAUnit() {
        assertThat(broken(Rule.WRONG_DIMENSION, "host h { memory 8 }"))
                .containsExactly("line 1: 'memory' is a size, so 8 needs a unit, as in 8 GiB.");
    }

    @Test
    void aUnitInTheWrongCaseIsNamed() {
        assertThat(broken(Rule.UNKNOWN_UNIT, "host h { memory 8 gb }"))
                .containsExactly("line 1: There is no unit 'gb'; did you mean 'GB'?");
        assertThat(broken(Rule.UNKNOWN_UNIT, "nic n { rate 10 gbit/s }"))
                .containsExactly("line 1: There is no unit 'gbit/s'; did you mean 'Gbit/s'?");
        assertThat(broken(Rule.UNKNOWN_UNIT, "host h { memory 8 GB }")).isEmpty();
    }

    @Test
    void aMisspeltSettingIsNotTakenForAUnit() {
        assertThat(broken(Rule.UNKNOWN_UNIT, "guest g { vcpus 4\n memroy 8 GiB }"))
                .containsExactly("line 2: 'memroy' is neither a unit nor a setting; did you mean 'memory'?");
    }

    @Test
    void impossibleQuantitiesAreRefused() {
        assertThat(broken(Rule.IMPOSSIBLE, "guest g { vcpus 0 }"))
                .containsExactly("line 1: 'vcpus' must be greater than 0, but is 0.");
        assertThat(broken(Rule.IMPOSSIBLE, "guest g { memory -1 GiB }"))
                .containsExactly("line 1: 'memory' must be greater than 0, but is -1 GiB.");
        assertThat(broken(Rule.IMPOSSIBLE, "guest g[2.5] { }"))
                .containsExactly("line 1: 'count' is counted: 2.5 must be a whole number.");
        assertThat(broken(Rule.IMPOSSIBLE, "workload w { request { wait 1 ms with probability 1.5 } }"))
                .containsExactly("line 1: 'probability' must be at most 1, but is 1.5.");
        assertThat(broken(Rule.IMPOSSIBLE, "workload w { request { compute exponential -5 us } }"))
                .containsExactly("line 1: 'amount' must be greater than 0, but is -5 us.");
        assertThat(broken(Rule.IMPOSSIBLE, "guest g[2] { vcpus 1 memory 1 GiB }"))
                .isEmpty();
    }

    @Test
    void distributionsMeasureWhatTheyAreFor() {
        assertThat(broken(Rule.WRONG_DIMENSION, "workload w { request { send exponential 5 us } }"))
                .containsExactly("line 1: 'size' is a size, but 5 us is a time.");
        assertThat(broken(Rule.WRONG_DIMENSION, "workload w { request { compute 200000 cycles } }"))
                .isEmpty();
        assertThat(broken(Rule.WRONG_DIMENSION, "disk d { read-latency exponential 80 GiB }"))
                .containsExactly("line 1: 'read-latency' is a time, but 80 GiB is a size.");
    }

    @Test
    void aCostSaysWhereItComesFrom() {
        assertThat(broken(Rule.NO_SOURCE, "costs c { exit 600 cycles }"))
                .containsExactly(
                        "line 1: 'exit' does not say where its number comes from: add 'from \"...\"'; an honest"
                                + " estimate is a source too.");
        assertThat(broken(Rule.NO_SOURCE, "costs c { exit 600 cycles from \"estimate\" }"))
                .isEmpty();
    }

    @Test
    void rangesAreNotEmpty() {
        assertThat(broken(Rule.EMPTY_RANGE, "workload w { request { wait uniform 5 ms to 2 ms } }"))
                .containsExactly(
                        "line 1: A range goes from the lesser to the greater value, but 5 ms is not less than 2 ms.");
        assertThat(broken(
                        Rule.EMPTY_RANGE,
                        "costs c { exit 600 cycles from \"x\" measured range 700 cycles to 800 cycles }"))
                .containsExactly(
                        "line 1: The range must hold the value: 600 cycles lies outside of 700 cycles to 800 cycles.");
        assertThat(broken(Rule.EMPTY_RANGE, "workload w { request { wait uniform 2 ms to 5 ms } }"))
                .isEmpty();
    }

    @Test
    void lawsAreTheLawsTheyAreCalled() {
        assertThat(broken(Rule.IMPOSSIBLE, "workload w { request { wait hyperexponential 5 ms variation 0.5 } }"))
                .containsExactly(
                        "line 1: 'variation' of a hyperexponential is at least 1: use 'erlang' or 'lognormal' for what"
                                + " varies less.");
        assertThat(broken(Rule.NO_MEAN, "workload w { request { wait pareto 5 ms shape 1 } }"))
                .hasSize(1);
    }

    @Test
    void levelsMeasureWhatIsVaried() {
        var guest = "guest g { vcpus 1 memory 1 GiB }\n";
        assertThat(broken(Rule.WRONG_DIMENSION, guest + "experiment e { vary g.memory over 1 GiB, 2 ms }"))
                .containsExactly("line 2: 'memory' is a size, but 2 ms is a time.");
        assertThat(broken(Rule.IMPOSSIBLE, guest + "experiment e { vary g.vcpus over 1, 0 }"))
                .containsExactly("line 2: 'vcpus' must be greater than 0, but is 0.");
        assertThat(broken(Rule.WRONG_DIMENSION, guest + "experiment e { require g.latency.p99 <= 2 GiB }"))
                .containsExactly("line 2: 'latency' is a time, but 2 GiB is a size.");
    }
}
