// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.language.Texts.broken;

import org.junit.jupiter.api.Test;

class GuestChecksTest {

    private static final String HOST = """
        import ringzero.processors.*  import ringzero.devices.*
        host h { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 2 numa-node 0 } }
        """;

    @Test
    void twoSystemsDoNotOwnOneMachine() {
        assertThat(broken(Rule.MACHINE_OWNED_TWICE, HOST + """
            guest a on h { mode bare-metal }
            guest b on h { mode hardware-assisted }
            """))
                .containsExactly(
                        "line 3: Guest 'a' with mode 'bare-metal' owns 'h' and its ring 0, so guest 'b' cannot be"
                                + " there: choose another mode or another host.");
        assertThat(broken(Rule.MACHINE_OWNED_TWICE, HOST + "guest a on h { mode bare-metal }"))
                .isEmpty();
    }

    @Test
    void aGroupDoesNotOwnOneMachine() {
        assertThat(broken(Rule.MACHINE_OWNED_TWICE, HOST + "guest a[2] on h { mode bare-metal }"))
                .containsExactly(
                        "line 3: 2 guests 'a' cannot have mode 'bare-metal' on one host: each would own the machine"
                                + " and its ring 0. Choose a mode that shares it.");
    }

    @Test
    void levelsOfAnExperimentAreCheckedAsIfTheyWereWritten() {
        assertThat(broken(Rule.MACHINE_OWNED_TWICE, HOST + """
            guest a[2] on h { mode hardware-assisted }
            experiment e {
                vary a.mode over hardware-assisted,
                    bare-metal
            }
            """))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line 6: ");
    }

    @Test
    void aClosedKernelIsNotModified() {
        var xen =
                "hypervisor X { port xen modes paravirtual }  host x { processor Xeon hypervisor X }  processor Xeon {"
                        + " cores 1 }\n";
        assertThat(broken(Rule.NOT_MODIFIABLE, xen + "guest a on x { os Windows mode paravirtual }"))
                .containsExactly(
                        "line 2: Mode 'paravirtual' needs a modified kernel, but the kernel of 'Windows' cannot be"
                                + " changed: choose a mode for unmodified systems.");
        assertThat(broken(Rule.NOT_MODIFIABLE, xen + "guest a on x { os Linux mode paravirtual }"))
                .isEmpty();
        assertThat(broken(Rule.TIED, xen + "guest a on x { os Linux mode paravirtual }"))
                .containsExactly("line 2: Guest 'a' runs on X only, as its kernel is modified for it.");
    }

    @Test
    void aModifiedKernelIsPortedToItsHypervisor() {
        var xen = "hypervisor X { port xen modes paravirtual }  host x { hypervisor X }  os Mine { modifiable yes }\n";
        assertThat(broken(Rule.NOT_PORTED, xen + "guest a on x { os Mine mode paravirtual }"))
                .containsExactly(
                        "line 2: Mode 'paravirtual' needs a kernel that is ported to X, but 'Mine' has no port 'xen'.");
        assertThat(broken(Rule.NOT_PORTED, xen + "guest a on x { os Linux mode paravirtual }"))
                .isEmpty();
    }

    @Test
    void hardwareAssistanceNeedsTheExtension() {
        var hosts = """
            processor Old { cores 1 }  processor New { cores 1 features vmx }
            host o { processor Old }  host n { processor New }
            """;
        assertThat(broken(Rule.MODE_REQUIREMENT, hosts + "guest a on o { mode hardware-assisted }"))
                .containsExactly(
                        "line 3: Mode 'hardware-assisted' requires processor.vmx or processor.svm: processor 'Old' has"
                                + " no vmx, processor 'Old' has no svm.");
        assertThat(broken(Rule.MODE_REQUIREMENT, hosts + "guest a on n { mode hardware-assisted }"))
                .isEmpty();
    }

    @Test
    void impliedCapabilitiesCount() {
        assertThat(broken(Rule.MODE_REQUIREMENT, """
            feature a : b  feature b : c  feature c
            processor P { features a }  host h { processor P }
            mode m { requires processor.c }
            guest g on h { mode m }
            """)).isEmpty();
    }

    @Test
    void theHypervisorSupportsTheMode() {
        assertThat(broken(Rule.MODE_NOT_SUPPORTED, HOST + "guest a on h { mode paravirtual }"))
                .containsExactly("line 3: Hypervisor 'KVM' cannot run guests with mode 'paravirtual': it supports"
                        + " hardware-assisted, nested.");
        assertThat(broken(Rule.MODE_NOT_SUPPORTED, HOST + "guest a on h { mode hardware-assisted }"))
                .isEmpty();
    }

    @Test
    void theHypervisorOffersThePath() {
        assertThat(broken(
                        Rule.PATH_NOT_SUPPORTED,
                        HOST + "guest a on h { mode hardware-assisted net eth0 via netfront }"))
                .containsExactly("line 3: Hypervisor 'KVM' does not offer path 'netfront': it offers emulated, virtio,"
                        + " io-thread, vhost, vhost-zero-copy, vhost-user, passthrough, sr-iov.");
        assertThat(broken(
                        Rule.PATH_NOT_SUPPORTED, HOST + "guest a on h { mode hardware-assisted net eth0 via virtio }"))
                .isEmpty();
    }

    @Test
    void aVirtualFunctionNeedsAnIommu() {
        var off = HOST.replace("iommu on", "iommu off");
        assertThat(broken(
                        Rule.PATH_REQUIREMENT,
                        off + "guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov }"))
                .containsExactly(
                        "line 3: Path 'sr-iov' requires host.iommu and device.sr-iov: write 'iommu on' in host 'h'.");
        assertThat(broken(
                        Rule.PATH_REQUIREMENT,
                        HOST + "guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov }"))
                .isEmpty();
    }

    @Test
    void aPathThatIsTriedForAGuestIsCheckedForThatGuestOnly() {
        var guests = HOST + """
            guest a on h { os Linux mode hardware-assisted net eth0 via virtio }
            guest b : a { }
            os Bare { drivers virtio }
            guest c : a { os Bare }
            experiment e { vary b.net.path over sr-iov }
            """;
        assertThat(broken(Rule.PATH_REQUIREMENT, guests)).isEmpty();
        assertThat(broken(Rule.PATH_REQUIREMENT, guests.replace("vary b.", "vary c.")))
                .containsExactly(
                        "line 7: Path 'sr-iov' requires os.vf: operating system 'Bare' has no driver or port vf.");
    }

    @Test
    void anInheritedPathIsCheckedWhereTheGuestIs() {
        assertThat(broken(Rule.PATH_REQUIREMENT, HOST + """
            os Bare { }
            guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov }
            guest b : a { }
            guest c : a { os Bare }
            """))
                .containsExactly(
                        "line 6: Path 'sr-iov' requires os.vf: operating system 'Bare' has no driver or port vf.");
    }

    @Test
    void aVirtualFunctionNeedsADriver() {
        assertThat(broken(
                        Rule.PATH_REQUIREMENT,
                        HOST + "os Bare { }\nguest a on h { os Bare mode hardware-assisted net eth0 via sr-iov }"))
                .containsExactly(
                        "line 4: Path 'sr-iov' requires os.vf: operating system 'Bare' has no driver or port vf.");
    }

    @Test
    void everyGuestHasAVirtualFunctionOfItsOwn() {
        assertThat(broken(
                        Rule.NOT_ENOUGH_VFS,
                        HOST + "guest a[3] on h { os Linux mode hardware-assisted net eth0 via sr-iov }"))
                .containsExactly(
                        "line 3: 3 guests use virtual functions of 'eth0', which has 2 virtual functions: set 'vfs 3'"
                                + " there.");
        assertThat(broken(
                        Rule.NOT_ENOUGH_VFS,
                        HOST + "guest a[2] on h { os Linux mode hardware-assisted net eth0 via sr-iov }"))
                .isEmpty();
    }

    @Test
    void aVirtualFunctionIsTakenOnce() {
        assertThat(broken(Rule.VF_TAKEN, HOST + """
            guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov { vf 1 } }
            guest b on h { os Linux mode hardware-assisted net eth0 via sr-iov { vf 1 } }
            """))
                .containsExactly("line 4: Virtual function 1 of 'eth0' belongs to another guest already.");
        assertThat(broken(
                        Rule.NO_SUCH_VF,
                        HOST + "guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov { vf 3 } }"))
                .containsExactly("line 3: 'eth0' has virtual functions 1 to 2 only.");
    }

    @Test
    void aVirtualFunctionRulesOutMigration() {
        assertThat(broken(
                        Rule.NOT_MIGRATABLE,
                        HOST + "guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov }"))
                .containsExactly(
                        "line 3: Guest 'a' cannot be migrated while it runs: path 'sr-iov' binds it to the hardware.");
        assertThat(broken(
                        Rule.NOT_MIGRATABLE,
                        HOST + "guest a on h { os Linux mode hardware-assisted net eth0 via virtio }"))
                .isEmpty();
    }

    @Test
    void aGuestIsNearItsDevice() {
        var two = HOST.replace("memory 64", "numa-nodes 2 memory 64");
        assertThat(broken(
                        Rule.FAR_FROM_DEVICE,
                        two + "guest a on h { mode hardware-assisted numa-node 1 net eth0 via virtio }"))
                .containsExactly(
                        "line 3: 'eth0' is at NUMA node 0, but guest 'a' is at node 1: every transfer crosses between"
                                + " them.");
        assertThat(broken(
                        Rule.FAR_FROM_DEVICE,
                        two + "guest a on h { mode hardware-assisted numa-node 0 net eth0 via virtio }"))
                .isEmpty();
        assertThat(broken(Rule.NO_SUCH_NODE, two + "guest a on h { mode hardware-assisted numa-node 2 }"))
                .containsExactly("line 3: Host 'h' has NUMA nodes 0 to 1 only.");
    }

    @Test
    void whatAPathPerformsIsAnsweredByTheMode() {
        var kinds = HOST + """
            path p for nic { on transmit { perform kick } }
            mode m { on kick { } }  mode n { }
            """;
        assertThat(broken(Rule.UNANSWERED, kinds + "guest a on h { mode n net eth0 via p }"))
                .containsExactly(
                        "line 5: Path 'p' performs 'kick', but mode 'n' does not say what that costs. Add 'on kick {"
                                + " ... }' to it or choose another mode.");
        assertThat(broken(Rule.UNANSWERED, kinds + "guest a on h { mode m net eth0 via p }"))
                .isEmpty();
    }

    @Test
    void whatCannotHappenNeedsNoAnswer() {
        assertThat(broken(Rule.UNANSWERED, HOST + """
            path p for nic { on transmit { unless host.iommu { perform kick } } }
            mode n { }
            guest a on h { mode n net eth0 via p }
            """)).isEmpty();
    }

    @Test
    void inheritedAttachmentsTakeVirtualFunctionsToo() {
        var guests = HOST + "guest a on h { os Linux mode hardware-assisted net eth0 via sr-iov }\nguest b[%s] : a { }";
        assertThat(broken(Rule.NOT_ENOUGH_VFS, guests.formatted("2")))
                .containsExactly(
                        "line 4: 3 guests use virtual functions of 'eth0', which has 2 virtual functions: set 'vfs 3'"
                                + " there.");
        assertThat(broken(Rule.NOT_ENOUGH_VFS, guests.formatted("1"))).isEmpty();
    }

    @Test
    void devicesAreOnTheGuestsOwnHost() {
        var guests = HOST
                + "host other : h { }  host third { }\nguest a on h { net eth0 via virtio }\nguest b : a on %s { }";
        assertThat(broken(Rule.ON_ANOTHER_HOST, guests.formatted("third")))
                .containsExactly(
                        "line 5: Guest 'b' is on 'third', but 'eth0' is a device of 'h': name one of its own host.");
        assertThat(broken(Rule.ON_ANOTHER_HOST, guests.formatted("other"))).isEmpty();
    }
}
