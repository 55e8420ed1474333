// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Topology.Kind;
import ringzero.simulation.results.Topology.Node;
import ringzero.simulation.scenario.Resource;

class TopologyReaderTest {

    private static final Models MODELS = new Models();

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*

            host server {
                processor  2 x IntelXeonGold6338
                memory     256 GiB
                numa-nodes 4
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 8 }
            }
            guest web[3] on server { os Linux  mode hardware-assisted  vcpus 2  net eth0 via vhost  runs Pages }
            guest db on server { os Linux  mode hardware-assisted  vcpus 8  net eth0 via sr-iov { vf 2 rate-limit 2 Gbit/s }  runs Pages }
            guest cache : db { net eth0 via vhost-user }
            workload Pages { arrivals poisson 400/s  request { receive 512 B  send 16 KiB } }
            """;

    private static Topology read(String text) {
        var checked = MODELS.parse(text, "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return TopologyReader.read(checked.model());
    }

    private static Node node(Topology topology, Kind kind, String label) {
        return topology.nodes().stream()
                .filter(node -> node.kind() == kind && node.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupOfGuestsIsOneNodeWithItsCount() {
        var web = node(read(MODEL), Kind.GUEST, "web × 3");

        assertThat(web.parent()).isEqualTo("server");
        assertThat(web.details()).containsExactly("Hardware-assisted virtualization", "Linux", "2 vCPUs");
    }

    @Test
    void aServiceIsDrawnWithItsInstancesAndLeadsToItsHosts() {
        var topology = read("""
                import ringzero.processors.*
                host node { processor IntelXeonGold6338 memory 512 GiB }
                instance General { vcpus 2 memory 8 GiB }
                service Cloud {
                    hosts 60 x node
                    placement best-fit
                    demand { instances General arrivals poisson 700/h for 2 h }
                }
                """);

        var cloud = node(topology, Kind.SERVICE, "Cloud");
        assertThat(cloud.parent()).isEmpty();
        assertThat(cloud.details()).containsExactly("best-fit placement");
        assertThat(cloud.place().line()).isEqualTo(4);
        var general = node(topology, Kind.INSTANCE, "General");
        assertThat(general.parent()).isEqualTo(cloud.id());
        assertThat(general.details()).containsExactly("2 vCPUs, 8 GiB");
        assertThat(topology.links())
                .extracting(link -> List.of(link.from(), link.to(), link.label()))
                .containsExactly(
                        List.of(cloud.id(), node(topology, Kind.HOST, "node").id(), "60 hosts"));
    }

    @Test
    void socketsAreDrawnWithTheirNumaNodes() {
        var sockets = read(MODEL).nodes().stream()
                .filter(node -> node.kind() == Kind.SOCKET)
                .toList();

        assertThat(sockets)
                .extracting(Node::details)
                .containsExactly(List.of("NUMA nodes 0 to 1"), List.of("NUMA nodes 2 to 3"));
    }

    @Test
    void theWayThroughABackEndPassesItsThread() {
        var topology = read(MODEL);

        var web = node(topology, Kind.GUEST, "web × 3");
        var worker = node(topology, Kind.BACK_END, "worker × 3");
        var softirq = node(topology, Kind.BACK_END, "softirq × 3");
        var card = node(topology, Kind.DEVICE, "eth0");
        assertThat(topology.links())
                .extracting(link -> List.of(link.from(), link.to(), link.label()))
                .contains(
                        List.of(web.id(), worker.id(), "vhost"),
                        List.of(worker.id(), softirq.id(), ""),
                        List.of(softirq.id(), card.id(), ""));
    }

    @Test
    void aVirtualFunctionIsPartOfItsDeviceAndSaysItsNumberAndLimit() {
        var topology = read(MODEL);

        var function = node(topology, Kind.VIRTUAL_FUNCTION, "VF 2");
        assertThat(function.parent())
                .isEqualTo(node(topology, Kind.DEVICE, "eth0").id());
        assertThat(function.details()).containsExactly("of db", "up to 2 Gbit/s");
    }

    @Test
    void aThreadThatAPathInheritsAndDoesNotUseIsNotDrawn() {
        var backEnds = read(MODEL).nodes().stream()
                .filter(node -> node.kind() == Kind.BACK_END)
                .map(Node::label);

        assertThat(backEnds).containsExactly("worker × 3", "softirq × 3", "switch");
    }

    @Test
    void everyNodeLeadsToItsTextInTheModel() {
        var topology = read(MODEL);

        var web = node(topology, Kind.GUEST, "web × 3").place();
        assertThat(web.line()).isEqualTo(12);
        assertThat(MODEL.substring(web.nameOffset(), web.nameOffset() + web.nameLength()))
                .isEqualTo("web");
        assertThat(MODEL.substring(web.offset(), web.offset() + web.length()))
                .startsWith("guest web[3]")
                .endsWith("}");
        assertThat(topology.nodes()).allMatch(node -> node.place().line() > 0);
        assertThat(node(topology, Kind.VIRTUAL_FUNCTION, "VF 2").place().covers(MODEL.indexOf("via sr-iov")))
                .isTrue();
    }

    /** What colours the boxes: every resource that requests wait for is one of a node's. */
    @Test
    void theNamesOfResourcesAreThoseOfTheResults() {
        var checked = MODELS.parse(MODEL, "test.vmm");

        var compiled = new ScenarioCompiler(null).compile(checked.model()).scenario();

        var drawn = TopologyReader.read(checked.model()).nodes().stream()
                .flatMap(node -> node.resources().stream())
                .toList();
        assertThat(compiled.resources())
                .filteredOn(resource -> !(resource instanceof Resource.Gather))
                .extracting(Resource::name)
                .isSubsetOf(drawn);
    }

    @Test
    void aHalfWrittenModelIsDrawnAsFarAsItGoes() {
        var half = MODELS.parse(
                "host h { nic eth0 : Nothing }\nguest g on h { net eth0 via nowhere }\nguest lost {}", "test.vmm");

        assertThat(TopologyReader.read(half.model()).nodes())
                .extracting(Node::label)
                .containsExactly("h", "eth0", "g");
    }
}
