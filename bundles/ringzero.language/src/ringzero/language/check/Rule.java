// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import org.eclipse.xtext.diagnostics.Severity;

/** What is checked. The codes are stable: they stand in reports, documentation and in files that silence them. */
public enum Rule {
    SYNTAX(
            "RZ0001",
            Severity.ERROR,
            "The text follows the grammar",
            "A word or sign stands where the language has no place for it. Everything before it was understood."),
    NOT_READABLE(
            "RZ0002",
            Severity.ERROR,
            "The file can be read",
            "The file does not exist, is a folder, or may not be read."),
    NOT_A_MODEL(
            "RZ0003",
            Severity.ERROR,
            "The file is a model",
            "Models are text in UTF-8 of at most 16 MB. Something else was given, such as an image or an archive."),
    UNKNOWN_NAME(
            "RZ0004",
            Severity.ERROR,
            "Every name means something",
            "A name refers to nothing that is declared in this file, in the files beside it, in what it imports or in"
                    + " the library."),
    UNKNOWN_IMPORT(
            "RZ0005",
            Severity.ERROR,
            "Imports name something",
            "An import names a package or a declaration that does not exist.");

    private final String code;
    private final Severity severity;
    private final String title;
    private final String explanation;

    Rule(String code, Severity severity, String title, String explanation) {
        this.code = code;
        this.severity = severity;
        this.title = title;
        this.explanation = explanation;
    }

    /** As "RZ0123". */
    public String code() {
        return code;
    }

    /** How bad it is to break it. */
    public Severity severity() {
        return severity;
    }

    /** The rule in a few words. */
    public String title() {
        return title;
    }

    /** The rule in a paragraph, for the help. */
    public String explanation() {
        return explanation;
    }
}
