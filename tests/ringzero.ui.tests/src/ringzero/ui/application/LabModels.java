// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

/** Models that several tests look at. */
public final class LabModels {
    /** A host, to be named by {@link #GUEST} in another file. */
    public static final String HOST = """
            package lab

            host rack1 {
                processor  1 x ringzero.processors.IntelXeonGold6338
                memory     64 GiB
                hypervisor KVM
            }
            """;

    public static final String GUEST = """
            package lab

            guest web on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
            }
            """;

    /** Two guests that serve pages over a card with functions to pass through; what to ask of them is up to the test. */
    private static final String WEB = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*

            host rack1 {
                processor  1 x IntelXeonGold6338
                memory     64 GiB
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 4 }
            }

            guest web[2] on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  2
                memory 4 GiB
                net    eth0 via virtio
                runs   Pages
            }

            workload Pages {
                arrivals poisson 500/s
                request {
                    receive 512 B
                    compute exponential 80 us
                    send    4 KiB
                }
            }
            """;

    private LabModels() {}

    /** Guests that serve pages, and more declarations, such as an experiment. */
    public static String webAnd(String more) {
        return WEB + "\n" + more;
    }
}
