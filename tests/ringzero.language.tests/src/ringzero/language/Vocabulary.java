// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

/** Words and kinds that tests of the language need, apart from the library, which changes for reasons of its own. */
public final class Vocabulary {

    private Vocabulary() {}

    /** The smallest vocabulary with one kind of each sort; lines before the text of a test do not count there. */
    public static final String WORDS = """
        feature vmx  feature svm  feature ept : nested-paging  feature nested-paging  feature posted-interrupts
        feature sr-iov  feature iommu  feature xen  feature virtio  feature vf
        operation transmit  operation receive  operation read  operation write
        operation kick  operation interrupt  operation syscall  operation page-fault
        layer user  layer kernel  layer exit  layer back-end
        given bytes  given rate  given moderation
        resource vcpu  resource link  resource worker  resource disk
        observation throughput  observation latency  observation host-cpu  observation exits  observation utilisation
        """;
}
