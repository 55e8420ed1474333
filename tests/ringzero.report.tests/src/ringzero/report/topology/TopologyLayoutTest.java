// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ringzero.report.Parsed;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.chart.SvgPainter;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Topology.Kind;
import ringzero.simulation.results.Topology.Link;
import ringzero.simulation.results.Topology.Node;
import ringzero.simulation.results.Topology.Place;

class TopologyLayoutTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"&\u0000\u202e" + "x".repeat(200);

    /** A host, its CPUs with two sockets, a hypervisor with a thread, a card, and guests that use the thread. */
    private static Topology topology(int guests, String name) {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        nodes.add(node("h", Kind.HOST, "", "server", 1));
        nodes.add(node("h/CPUs", Kind.PROCESSORS, "h", "CPUs", 1));
        nodes.add(node("h/CPUs/0", Kind.SOCKET, "h/CPUs", "Socket 0", 1));
        nodes.add(node("h/CPUs/1", Kind.SOCKET, "h/CPUs", "Socket 1", 1));
        nodes.add(node("h/kvm", Kind.HYPERVISOR, "h", "KVM", 2));
        nodes.add(node("h/eth0", Kind.DEVICE, "h", "eth0", 3));
        for (int i = 0; i < guests; i++) {
            nodes.add(node("g" + i, Kind.GUEST, "h", name + i, 10 + i));
            nodes.add(node("t" + i, Kind.BACK_END, "h/kvm", "worker", 10 + i));
            links.add(new Link("g" + i, "t" + i, "vhost", place(10 + i)));
            links.add(new Link("t" + i, "h/eth0", "", place(10 + i)));
        }
        return new Topology(nodes, links);
    }

    private static Node node(String id, Kind kind, String parent, String label, int line) {
        return new Node(id, kind, parent, label, List.of("detail of " + label), List.of(label + " load"), place(line));
    }

    private static Place place(int line) {
        return new Place(line, line * 100, 50, line * 100, 5);
    }

    private static List<Mark.Area> boxes(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Area.class::isInstance)
                .map(Mark.Area.class::cast)
                .filter(area -> !area.datum().series().equals("Link"))
                .toList();
    }

    private static Mark.Area box(Picture picture, String sentence) {
        return boxes(picture).stream()
                .filter(area -> area.datum().text().startsWith(sentence))
                .findFirst()
                .orElseThrow();
    }

    private static boolean within(Mark.Area inner, Mark.Area outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    private static boolean overlap(Mark.Area one, Mark.Area other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    @Test
    void boxesLieWithinTheirParentsAndNotOnEachOther() {
        var topology = topology(5, "web");

        var picture = new TopologyLayout(1000).layout(topology, Utilisation.none());

        var boxes = boxes(picture);
        assertThat(boxes).hasSameSizeAs(topology.nodes());
        for (int i = 0; i < boxes.size(); i++) {
            var node = topology.nodes().get(i);
            for (int j = 0; j < boxes.size(); j++) {
                var other = topology.nodes().get(j);
                if (node.parent().equals(other.id()))
                    assertThat(within(boxes.get(i), boxes.get(j))).as(node.id()).isTrue();
                if (i != j && node.parent().equals(other.parent()))
                    assertThat(overlap(boxes.get(i), boxes.get(j)))
                            .as(node.id() + " and " + other.id())
                            .isFalse();
            }
        }
    }

    @Test
    void guestsKeepTheOrderOfTheModel() {
        var picture = new TopologyLayout(1000).layout(topology(6, "web"), Utilisation.none());

        var heights = boxes(picture).stream()
                .filter(area -> area.datum().text().startsWith("Guests"))
                .map(Mark.Area::y)
                .toList();
        assertThat(heights).hasSize(6).isSorted();
    }

    @Test
    void theSameTopologyGivesTheSamePicture() {
        var once = new TopologyLayout(1000).layout(topology(9, "web"), Utilisation.none());
        var again = new TopologyLayout(1000).layout(topology(9, "web"), Utilisation.none());

        assertThat(SvgPainter.standalone(again)).isEqualTo(SvgPainter.standalone(once));
    }

    @Test
    void aBoxKnowsItsPlaceInTheModel() {
        var picture = new TopologyLayout(1000).layout(topology(2, "web"), Utilisation.none());

        assertThat(box(picture, "Guests web1").place()).isEqualTo(place(11));
    }

    @Test
    void howBusyAPartWasIsSaidInFigures() {
        var busy = new Utilisation("sr-iov", Map.of("web0 load", 0.624, "eth0 load", 0.0314));

        var picture = new TopologyLayout(1000).layout(topology(2, "web"), busy);

        assertThat(texts(picture)).contains("62 % in use", "3.1 % in use", "0 to 100 % in use", "sr-iov");
        assertThat(box(picture, "Guests web0").datum().text()).contains("62 % in use");
        assertThat(box(picture, "Guests web1").datum().text()).doesNotContain("in use");
    }

    @Test
    void itGoesDownwardsWhereThereIsNoRoomAcross() {
        var narrow = new TopologyLayout(320).layout(topology(1, "web"), Utilisation.none());

        assertThat(box(narrow, "Device").y())
                .isGreaterThan(box(narrow, "Guests").y());
        assertThat(narrow.width())
                .isLessThan(new TopologyLayout(1000)
                        .layout(topology(1, "web"), Utilisation.none())
                        .width());
    }

    @Test
    void hostileNamesOfAnyLengthStayTextAndDoNotWidenThePicture() throws Exception {
        var picture = new TopologyLayout(1000).layout(topology(1, HOSTILE), Utilisation.none());

        var svg = SvgPainter.standalone(picture);
        assertThat(Parsed.xml(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg).doesNotContain("\u0000").doesNotContain("\u202e");
        assertThat(picture.width()).isLessThan(1000);
    }

    @Test
    void aModelWithoutHostsSaysSo() {
        var picture = new TopologyLayout(1000).layout(Topology.none(), Utilisation.none());

        assertThat(texts(picture)).containsExactly("The model has no hosts yet.");
    }

    @Test
    void inAPageEveryBoxIsALinkToItsLine() {
        var picture = new TopologyLayout(1000).layout(topology(1, "web"), Utilisation.none());

        assertThat(SvgPainter.linked(picture, "t", "L"))
                .contains("<a href=\"#L10\"")
                .contains("role=\"group\"");
        assertThat(SvgPainter.inline(picture, "t")).doesNotContain("<a ");
    }

    private static List<String> texts(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(mark -> ((Mark.Text) mark).text())
                .toList();
    }
}
