// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class ServiceChecksTest {

    private static String service(String host, String instance, String demand) {
        return """
            processor P { clock 2 GHz cores 4 threads-per-core 2 }
            host h { %s }
            instance i { %s }
            service s { hosts 2 x h demand { %s } }
            """.formatted(host, instance, demand);
    }

    private static final String HOST = "processor P memory 64 GiB";
    private static final String SMALL = "vcpus 2 memory 8 GiB";

    @Test
    void aServiceNeedsHostsAndADemand() {
        assertThat(broken(Rule.INCOMPLETE, "service s { }"))
                .containsExactly(
                        "line 1: Service 's' has no hosts: add 'hosts 10 x <host>' to it.",
                        "line 1: Nothing is asked of service 's': add 'demand { instances <type> arrivals poisson 10/h for 2 h }' to it.");
        assertThat(broken(Rule.INCOMPLETE, service(HOST, SMALL, "instances i arrivals poisson 1/h for 1 h")))
                .isEmpty();
    }

    @Test
    void whatFitsMustBeKnown() {
        assertThat(broken(
                        Rule.INCOMPLETE, service("processor P", "vcpus 2", "instances i arrivals poisson 1/h for 1 h")))
                .containsExactlyInAnyOrder(
                        "line 4: Host 'h' has no processor or no memory, so it is not known what fits on it: add both.",
                        "line 4: Instance 'i' has no vcpus or no memory, so it is not known where it fits: add both.");
    }

    @Test
    void anInstanceThatFitsOnNoHostIsRefused() {
        assertThat(broken(
                        Rule.FITS_NOWHERE,
                        service(HOST, "vcpus 9 memory 8 GiB", "instances i arrivals poisson 1/h for 1 h")))
                .containsExactly(
                        "line 4: Instance 'i' fits on no host of service 's', so all requests for it are rejected: the largest holds 8 vCPUs, the one with most memory 64 GiB.");
        assertThat(broken(
                        Rule.FITS_NOWHERE,
                        service(
                                HOST + " overcommit 2",
                                "vcpus 9 memory 8 GiB",
                                "instances i arrivals poisson 1/h for 1 h")))
                .isEmpty();
    }

    @Test
    void moreThanTheHostsHoldIsNoticed() {
        assertThat(broken(
                        Rule.SERVICE_OVERLOADED,
                        service(HOST, SMALL, "instances i arrivals poisson 10/h for exponential 1 h")))
                .containsExactly(
                        "line 4: Tenants ask for 20 vCPUs on average, but the hosts of 's' hold 16 vCPUs: at least 20 % of that is rejected.");
        assertThat(broken(
                        Rule.SERVICE_OVERLOADED,
                        service(HOST, SMALL, "instances i arrivals poisson 8/h for exponential 1 h")))
                .isEmpty();
    }

    @Test
    void theScarcerResourceIsNamed() {
        assertThat(broken(
                        Rule.SERVICE_OVERLOADED,
                        service(
                                HOST,
                                "vcpus 1 memory 16 GiB",
                                "instances i arrivals poisson 10/h for exponential 1 h")))
                .containsExactly(
                        "line 4: Tenants ask for 160 GiB of memory on average, but the hosts of 's' hold 128 GiB: at least 20 % of that is rejected.");
    }

    @Test
    void tasksTakeTimeOrCycles() {
        assertThat(broken(
                        Rule.WRONG_DIMENSION,
                        service(HOST, SMALL, "instances i arrivals poisson 1/h running 4 tasks of 1 GiB")))
                .hasSize(1);
        assertThat(broken(
                        Rule.WRONG_DIMENSION,
                        service(
                                HOST,
                                SMALL,
                                "instances i arrivals poisson 1/h running 4 tasks of exponential 1e12 cycles")))
                .isEmpty();
    }

    @Test
    void theNumberOfItsHostsAndWhatIsAskedOfItCanBeVaried() {
        var model = service(HOST, SMALL, "instances i arrivals poisson 1/h for 1 h")
                + "experiment e { vary s.h over 1, 2  vary s.i.arrivals.rate over 1/h, 2/h  vary s.i.lifetime over 1 h, 2 h }";

        assertThat(broken(Rule.UNKNOWN_SETTING, model)).isEmpty();
        assertThat(broken(Rule.UNKNOWN_SETTING, model.replace("s.i.lifetime", "s.i.liftime")))
                .hasSize(1);
    }
}
