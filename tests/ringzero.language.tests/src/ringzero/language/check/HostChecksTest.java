// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class HostChecksTest {

    private static String card(String srIov, String device) {
        return """
            nic Card { rate 10 Gbit/s sr-iov { %s } }
            host h { nic eth0 : Card { %s } }
            """.formatted(srIov, device);
    }

    @Test
    void moreVirtualFunctionsThanTheDeviceOffersAreRefused() {
        assertThat(broken(Rule.TOO_MANY_VFS, card("total-vfs 8 offset 8 stride 1 ari yes", "vfs 9")))
                .containsExactly(
                        "line 2: 'eth0' cannot have 9 virtual functions: 'Card' offers 8 at most (total-vfs).");
        assertThat(broken(Rule.TOO_MANY_VFS, card("total-vfs 8 offset 8 stride 1 ari yes", "vfs 8")))
                .isEmpty();
    }

    @Test
    void virtualFunctionsNeedSrIov() {
        assertThat(broken(Rule.NO_VFS, "nic Card { }\nhost h { nic eth0 : Card { vfs 1 } }"))
                .containsExactly("line 2: 'eth0' has no virtual functions: its type 'Card' does not offer SR-IOV.");
        assertThat(broken(Rule.NO_VFS, card("total-vfs 8", "vfs 1"))).isEmpty();
    }

    @Test
    void aRoutingIdHasSixteenBits() {
        assertThat(broken(
                        Rule.ROUTING_ID,
                        card("total-vfs 128 offset 384 stride 2 ari yes", "vfs 65 address \"0000:fe:00.0\"")))
                .containsExactly(
                        "line 2: Virtual function 65 of 'eth0' would have routing ID 100:00.0, beyond bus ff: offset"
                                + " 384 and stride 2 leave room for 64.");
    }

    @Test
    void withoutAriOnlyFunctionsOfDevice0AreReachedOnTheSameBus() {
        assertThat(broken(Rule.ROUTING_ID, card("total-vfs 8 offset 4 stride 1 ari no", "vfs 5")))
                .containsExactly(
                        "line 2: Virtual function 5 of 'eth0' would have routing ID 00:01.0, which cannot be reached"
                                + " without ARI: on the bus of the physical function only functions 0 to 7 can.");
        assertThat(broken(Rule.ROUTING_ID, card("total-vfs 8 offset 4 stride 1 ari no", "vfs 4")))
                .isEmpty();
        assertThat(broken(Rule.ROUTING_ID, card("total-vfs 8 offset 4 stride 1 ari yes", "vfs 5")))
                .isEmpty();
        assertThat(broken(Rule.ROUTING_ID, card("total-vfs 32 offset 384 stride 2 ari no", "vfs 32")))
                .isEmpty();
    }

    @Test
    void anAddressIsOneOfPci() {
        assertThat(broken(Rule.NOT_AN_ADDRESS, card("total-vfs 8", "address \"eth0\"")))
                .containsExactly("line 2: \"eth0\" is no PCI address: write it as in \"0000:3b:00.0\".");
        assertThat(broken(Rule.NOT_AN_ADDRESS, card("total-vfs 8", "address \"0000:3b:00.0\"")))
                .isEmpty();
    }

    @Test
    void aDeviceIsAtANodeThatExists() {
        assertThat(broken(Rule.NO_SUCH_NODE, card("total-vfs 8", "numa-node 1")))
                .containsExactly("line 2: Host 'h' has NUMA nodes 0 to 0 only.");
        assertThat(broken(Rule.NO_SUCH_NODE, card("total-vfs 8", "numa-node 0")))
                .isEmpty();
    }

    private static String guests(int count, int vcpus, String more) {
        return """
            processor P { cores 4 clock 2 GHz }
            host h { processor 2 x P memory 16 GiB reserved 1 }
            guest g[%d] on h { mode hardware-assisted vcpus %d memory 2 GiB %s }
            """.formatted(count, vcpus, more);
    }

    @Test
    void moreMemoryThanTheHostHasIsAWarning() {
        assertThat(broken(Rule.MEMORY_OVERCOMMITTED, guests(9, 1, "")))
                .containsExactly(
                        "line 2: Guests on 'h' have 18 GiB of memory in all, but the host has 16 GiB: give them less,"
                                + " or the host more.");
        assertThat(broken(Rule.MEMORY_OVERCOMMITTED, guests(8, 1, ""))).isEmpty();
    }

    @Test
    void moreVcpusThanTheRatioIsAWarning() {
        assertThat(broken(Rule.CPU_OVERCOMMITTED, guests(8, 4, "")))
                .containsExactly(
                        "line 2: Guests on 'h' have 32 vCPUs in all, more than 4 for each of its 7 hardware threads"
                                + " (overcommit).");
        assertThat(broken(Rule.CPU_OVERCOMMITTED, guests(7, 4, ""))).isEmpty();
    }

    @Test
    void pinnedVcpusNeedThreads() {
        assertThat(broken(Rule.NOT_ENOUGH_THREADS, guests(4, 2, "pinned yes")))
                .containsExactly(
                        "line 2: Guests on 'h' have 8 pinned vCPUs, but it has 7 hardware threads for them: pin"
                                + " fewer.");
        assertThat(broken(Rule.NOT_ENOUGH_THREADS, guests(3, 2, "pinned yes"))).isEmpty();
    }

    @Test
    void aGuestHasNoMoreVcpusThanThereAreThreads() {
        assertThat(broken(Rule.TOO_MANY_VCPUS, guests(1, 8, "")))
                .containsExactly(
                        "line 3: Guest 'g' has 8 vCPUs, but 'h' has 7 hardware threads for guests: more in one guest"
                                + " only wait for each other.");
        assertThat(broken(Rule.TOO_MANY_VCPUS, guests(1, 7, ""))).isEmpty();
    }
}
