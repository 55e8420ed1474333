// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import java.util.List;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;

/** Declarations to fill in, as snippets of the Language Server Protocol. */
final class Templates {

    /**
     * A declaration with gaps.
     *
     * @param rule the grammar rule of what it declares
     * @param label how it is called in a list
     * @param meaning what it is for
     * @param text with gaps
     */
    record Template(String rule, String label, String meaning, String text) {}

    private static final List<Template> ALL = List.of(
            new Template("Host", "host ... { }", "A physical machine with a network card.", """
                    host ${1:server} {
                        processor  ${2:2} x ${3:IntelXeonGold6338}
                        memory     ${4:256} GiB
                        iommu      on
                        hypervisor ${5:KVM}
                        nic ${6:eth0} : ${7:IntelE810} { vfs ${8:8} }
                    }$0"""),
            new Template("Guest", "guest ... on ... { }", "A virtual machine, or a group of equal ones.", """
                    guest ${1:web}[${2:4}] on ${3:server} {
                        os     ${4:Linux}
                        mode   ${5:hardware-assisted}
                        vcpus  ${6:4}
                        memory ${7:8} GiB
                        net    ${8:eth0} via ${9:vhost}
                        runs   ${10:Requests}
                    }$0"""),
            new Template("Workload", "workload ... { arrivals }", "Requests that come whatever happens to them.", """
                    workload ${1:Requests} {
                        arrivals poisson ${2:10000}/s
                        request {
                            receive ${3:512} B
                            compute exponential ${4:80} us
                            perform ${5:12} syscall
                            send    ${6:16} KiB
                        }
                    }$0"""),
            new Template("Workload", "workload ... { clients }", "Clients that wait for each answer.", """
                    workload ${1:Requests} {
                        clients ${2:64} thinking exponential ${3:5} ms
                        request {
                            receive ${4:512} B
                            compute exponential ${5:80} us
                            send    ${6:16} KiB
                        }
                    }$0"""),
            new Template("Experiment", "experiment ... { }", "A question to the model.", """
                    experiment ${1:Paths} {
                        vary   ${2:web.net.path} over ${3:virtio, vhost, sr-iov}
                        run    ${4:1} s after warm-up ${5:100} ms
                        repeat ${6:5} times
                        report ${7:throughput, latency, host-cpu}
                        require ${8:web.latency.p99} <= ${9:2} ms
                    }$0"""),
            new Template("Mode", "mode ... { }", "A way of virtualizing, starting from one of the library.", """
                    mode ${1:mine} : ${2:hardware-assisted} {
                        label "${3:My way of virtualizing}"

                        on ${4:kick} { use vcpu for ${5:exit + light-exit} as ${6:exit} }
                    }$0"""),
            new Template("NetPath", "path ... for nic { }", "A way of packets between guest and wire.", """
                    path ${1:mine} for nic {
                        label "${2:My path}"

                        parameter ${3:copy} = ${4:0.1} ns/B from "${5:estimate}" assumed

                        on transmit {
                            use vcpu for ${6:600} ns as kernel
                            use link for bytes / rate
                        }
                        on receive {
                            use link for bytes / rate
                            perform interrupt, end-of-interrupt
                            use vcpu for ${7:600} ns as kernel
                        }
                    }$0"""));

    private Templates() {}

    /** The templates of the declaration that a keyword begins. */
    static List<Template> beginningWith(Keyword keyword) {
        var rule = GrammarUtil.containingRule(keyword).getName();
        return ALL.stream()
                .filter(template -> template.rule.equals(rule) && template.text.startsWith(keyword.getValue() + " "))
                .toList();
    }

    static List<Template> all() {
        return ALL;
    }
}
