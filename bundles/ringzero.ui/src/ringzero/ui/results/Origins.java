// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.regex.Pattern;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;

/** Where the model says what a number of a study is about. */
record Origins(Study study) {

    /**
     * The line that declares a guest, a device, a host or a resource of one of them. Of the whole, the line of the experiment.
     *
     * @param subject as findings name it; empty for the whole
     * @return from 1
     */
    int line(String subject) {
        int best = 0;
        int longest = 0;
        for (Topology.Node node : study.topology().nodes()) {
            if (node.place().line() == 0) continue;
            int length =
                    Math.max(reach(subject, name(node)), node.resources().contains(subject) ? subject.length() : 0);
            if (length > longest) {
                longest = length;
                best = node.place().line();
            }
        }
        return best > 0 ? best : experiment();
    }

    /** How much of a subject a name accounts for: "web vCPUs" is web's, "rack1.eth0" is that of rack1's eth0. */
    private static int reach(String subject, String name) {
        boolean same = subject.equals(name) || subject.startsWith(name + " ") || subject.startsWith(name + ".");
        return same ? name.length() : 0;
    }

    /** With the host before a device, as findings name it, and without the count of a group. */
    private String name(Topology.Node node) {
        String label = node.label().replaceFirst(" × .*", "");
        return node.kind() == Topology.Kind.DEVICE ? node.parent() + "." + label : label;
    }

    private int experiment() {
        Pattern declaration = Pattern.compile("\\s*experiment\\s+" + Pattern.quote(study.name()) + "\\b.*");
        int line = 0;
        for (String text : study.provenance().text().lines().toList()) {
            line++;
            if (declaration.matcher(text).matches()) return line;
        }
        return 1;
    }
}
