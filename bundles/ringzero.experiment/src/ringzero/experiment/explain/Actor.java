// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

/** Who does something. */
public enum Actor {
    GUEST_USER("guest's program"),
    GUEST_KERNEL("guest's kernel"),
    HYPERVISOR("hypervisor"),
    /** A thread of the host that serves the guest's I/O: a vhost worker, an I/O thread, a driver domain. */
    BACK_END("back-end thread"),
    /** A card, a disk or the wire. */
    DEVICE("device"),
    /** The processor itself, such as its walk through two page tables. */
    HARDWARE("processor");

    private final String words;

    Actor(String words) {
        this.words = words;
    }

    /** In words, as after "the". */
    public String words() {
        return words;
    }
}
