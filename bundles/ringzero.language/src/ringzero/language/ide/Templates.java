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
            new Template("Host", "host ... and guests with SR-IOV", "Guests with a virtual function each.", """
                    host ${1:server} {
                        processor  2 x ${2:IntelXeonGold6338}
                        memory     256 GiB
                        iommu      on
                        hypervisor KVM
                        nic eth0 : ${3:IntelE810} { vfs ${4:8} address "${5:0000:3b:00.0}" }
                    }

                    guest ${6:web}[${4:8}] on ${1:server} {
                        os     Linux
                        mode   hardware-assisted
                        vcpus  2
                        memory 8 GiB
                        net    eth0 via sr-iov
                        runs   ${7:Requests}
                    }$0"""),
            new Template("Workload", "workload ... { arrivals bursty }", "Requests that come in bursts.", """
                    workload ${1:Requests} {
                        arrivals bursty ${2:40000}/s for ${3:20} ms then ${4:2000}/s for ${5:80} ms
                        request {
                            receive ${6:512} B
                            compute exponential ${7:80} us
                            send    ${8:16} KiB
                        }
                    }$0"""),
            new Template("Workload", "workload ... { arrivals trace }", "Requests at the times that a file says.", """
                    workload ${1:Requests} {
                        arrivals trace "${2:arrivals.csv}"
                        request {
                            receive ${3:512} B
                            compute exponential ${4:80} us
                            send    ${5:16} KiB
                        }
                    }$0"""),
            new Template("InstanceType", "instance ... { }", "An instance type that a service offers.", """
                    instance ${1:Small} {
                        vcpus  ${2:2}
                        memory ${3:8} GiB
                        price  ${4:0.096} USD/h
                    }$0"""),
            new Template(
                    "Service", "service ... { }", "Instances that tenants ask for over time, placed on hosts.", """
                    service ${5:Cloud} {
                        hosts     ${6:10} x ${7:server}
                        placement ${8:best-fit}
                        demand {
                            instances ${1:Small} arrivals poisson ${9:100}/h for lognormal ${10:2} h variation ${11:3}
                        }
                    }

                    instance ${1:Small} { vcpus ${2:2} memory ${3:8} GiB price ${4:0.096} USD/h }$0"""),
            new Template("Migration", "migration ... { }", "A guest moves to another host while it runs.", """
                    migration ${1:move} {
                        guest          ${2:web}
                        bandwidth      ${3:10} Gbit/s
                        dirty-rate     ${4:200} MB/s
                        working-set    ${5:1} GiB
                        downtime-limit ${6:300} ms
                    }$0"""),
            new Template("Failure", "failure ... { }", "A back end stops for a while.", """
                    failure ${1:crash} {
                        device  ${2:server}.${3:eth0}
                        at      ${4:500} ms
                        lasts   ${5:100} ms
                        pending ${6:lost}
                    }$0"""),
            new Template("Factor", "vary ... from ... to", "A quantity takes several values.", """
                    vary ${1:Requests.arrivals.rate} from ${2:1000/s} to ${3:60000/s} in ${4:8} steps$0"""),
            new Template(
                    "Repetition", "repeat until ... within", "Repeat until an observation is known precisely.", """
                    repeat until ${1:web.latency.p99} within ${2:5} % at ${3:95} % confidence, at most ${4:50}$0"""),
            new Template("Requirement", "require ... <=", "What has to hold.", """
                    require ${1:web.latency.p99} <= ${2:2} ms$0"""),
            new Template("Plot", "plot ... against", "A chart of an observation over what is varied.", """
                    plot ${1:web.latency.p99} against ${2:Requests.arrivals.rate}$0"""),
            new Template("Find", "find largest ... from ... to", "The largest value that meets all requirements.", """
                    find largest ${1:web.count} from ${2:1} to ${3:64}$0"""),
            new Template(
                    "Find",
                    "find cheapest",
                    "The cheapest combination of what is varied that meets all requirements.",
                    """
                    find cheapest ${1:host-cpu}$0"""),
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
