// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

/** With which privilege something runs, from the least to the most. */
public enum Ring {
    /** Programs under a hypervisor without hardware assistance, or under no hypervisor. */
    USER("ring 3"),
    /** A kernel that was moved out of ring 0, by binary translation or by its authors. */
    DEPRIVILEGED("ring 1"),
    /** A kernel that owns the machine, or a hypervisor without hardware assistance. */
    KERNEL("ring 0"),
    /** Programs in the world that the processor keeps for guests. */
    GUEST_USER("non-root, ring 3"),
    /** A guest's kernel there: it believes to own ring 0. */
    GUEST_KERNEL("non-root, ring 0"),
    /** Threads of the host that serve a guest: their programs in ring 3, their kernel in ring 0. */
    ROOT_THREAD("root"),
    /** The hypervisor, where VM exits lead. */
    ROOT_KERNEL("root, ring 0"),
    /** No code runs. */
    NONE("");

    private final String words;

    Ring(String words) {
        this.words = words;
    }

    /** As books write it; empty for {@link #NONE}. */
    public String words() {
        return words;
    }
}
