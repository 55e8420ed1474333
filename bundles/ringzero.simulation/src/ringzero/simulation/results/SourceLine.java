// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

/**
 * A line of a model or of the library.
 *
 * @param file address of the file: {@code ringzero:/library/modes/hardware-assisted.vmm} or {@code file:/...}, or only its name;
 *     empty for no line
 * @param line from 1; 0 for no line
 */
public record SourceLine(String file, int line) {

    /** What nobody wrote down. */
    public static final SourceLine NOWHERE = new SourceLine("", 0);

    /** For people: "modes/hardware-assisted.vmm, line 17"; empty if it stands nowhere. */
    public String words() {
        if (line == 0) return "";
        return name() + ", line " + line;
    }

    /** The file for people: its place in the library, or its name. */
    public String name() {
        String library = "/library/";
        int at = file.indexOf(library);
        return at >= 0 ? file.substring(at + library.length()) : file.substring(file.lastIndexOf('/') + 1);
    }
}
