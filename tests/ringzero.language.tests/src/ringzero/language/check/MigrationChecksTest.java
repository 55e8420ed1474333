// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class MigrationChecksTest {

    private static String move(String attachments, String settings) {
        return """
            nic Card { rate 10 Gbit/s  sr-iov { total-vfs 8  offset 1  stride 1 } }
            disk Drive { rate 2 GB/s }
            host h { nic eth0 : Card { vfs 2 }  disk nvme0 : Drive }
            guest g on h { memory 8 GiB  %s }
            migration m { guest g  %s }
            """.formatted(attachments, settings);
    }

    @Test
    void itMustBeKnownWhoMovesAndHowFast() {
        assertThat(broken(Rule.INCOMPLETE, "migration m { }"))
                .containsExactly(
                        "line 1: Migration 'm' moves nobody: add 'guest <guest>' to it.",
                        "line 1: It is not known how fast memory is sent: add 'bandwidth 10 Gbit/s' to migration 'm'.");
    }

    @Test
    void aGuestOnAVirtualFunctionNeedsAFailover() {
        assertThat(broken(Rule.CANNOT_MOVE, move("net eth0 via sr-iov", "bandwidth 10 Gbit/s")))
                .containsExactly(
                        "line 5: Guest 'g' cannot move: its network path 'sr-iov' binds it to the host. Add 'failover virtio' to the migration, so that this path carries the network meanwhile.");
        assertThat(broken(Rule.CANNOT_MOVE, move("net eth0 via sr-iov", "bandwidth 10 Gbit/s  failover virtio")))
                .isEmpty();
        assertThat(broken(Rule.CANNOT_MOVE, move("net eth0 via vhost", "bandwidth 10 Gbit/s")))
                .isEmpty();
    }

    @Test
    void aFailoverMustNotBindTheGuestItself() {
        assertThat(broken(Rule.CANNOT_MOVE, move("net eth0 via sr-iov", "bandwidth 10 Gbit/s  failover passthrough")))
                .containsExactly(
                        "line 5: Path 'passthrough' binds the guest to its host as well: choose one that can be migrated, as virtio.");
    }

    @Test
    void aDiskThatIsPassedThroughHasNoFailover() {
        assertThat(broken(Rule.CANNOT_MOVE, move("disk nvme0 via passthrough", "bandwidth 10 Gbit/s")))
                .containsExactly(
                        "line 5: Guest 'g' cannot move: its disk path 'passthrough' binds it to the host, and a disk has no failover. Choose a path that can be migrated, as virtio.");
    }

    @Test
    void writingFasterThanSendingIsNoticed() {
        assertThat(broken(Rule.DOES_NOT_CONVERGE, move("", "bandwidth 1 GiB/s  dirty-rate 2 GiB/s  working-set 2 GiB")))
                .containsExactly(
                        "line 5: Memory becomes dirty faster than it is sent, so the rounds do not get shorter: 'g' will stand still for about 2 s. Raise the bandwidth or slow the guest down.");
        assertThat(broken(
                        Rule.DOES_NOT_CONVERGE, move("", "bandwidth 1 GiB/s  dirty-rate 2 GiB/s  working-set 200 MiB")))
                .isEmpty();
        assertThat(broken(Rule.DOES_NOT_CONVERGE, move("", "bandwidth 1 GiB/s  dirty-rate 0.9 GiB/s")))
                .isEmpty();
    }
}
