// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Requirement;
import ringzero.report.notation.Escape;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;

/**
 * Requirements as test cases, for build servers. A missed requirement is a failure, and so is one that is not decided, of type
 * "not-decided": a build must not pass on what nobody knows yet, as the exit code of a run says, too. A self-check that does not hold is
 * an error.
 */
public final class JunitReport {
    private JunitReport() {}

    public static void write(Study study, Appendable out) throws IOException {
        Answer answer = Answer.of(study);
        int broken = answer.audit().failures().size();
        boolean checked = answer.audit().checks() > 0;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        attribute(out, "name", study.name());
        attribute(out, "tests", String.valueOf(study.verdicts().size() + (checked ? 1 : 0)));
        attribute(
                out,
                "failures",
                String.valueOf(study.verdicts().stream()
                        .filter(verdict -> verdict.decision() != Decision.MET)
                        .count()));
        attribute(out, "errors", broken > 0 ? "1" : "0");
        if (!study.provenance().finished().isEmpty())
            attribute(out, "timestamp", study.provenance().finished());
        out.append(">\n");
        for (Requirement requirement : answer.requirements())
            for (Requirement.Judgement judgement : requirement.judgements())
                testCase(study, requirement, judgement, out);
        if (checked) audit(study, answer.audit(), out);
        out.append("</testsuite>\n");
    }

    private static void testCase(Study study, Requirement requirement, Requirement.Judgement judgement, Appendable out)
            throws IOException {
        boolean many = requirement.judgements().size() > 1;
        open(study, requirement.text() + (many ? " [" + judgement.variant() + "]" : ""), out);
        if (requirement.line() > 0) {
            attribute(out, "file", study.provenance().model());
            attribute(out, "line", String.valueOf(requirement.line()));
        }
        out.append('>');
        String message = "%s: %s against %s%s"
                .formatted(
                        Requirement.word(judgement.decision()),
                        judgement.found(),
                        judgement.bound(),
                        judgement.why().isEmpty() ? "" : "; " + judgement.why());
        switch (judgement.decision()) {
            case MET ->
                out.append("<system-out>").append(Escape.markup(message)).append("</system-out>");
            case MISSED -> failure(out, "missed", message, study, requirement);
            case NOT_DECIDED -> failure(out, "not-decided", message, study, requirement);
        }
        out.append("</testcase>\n");
    }

    private static void open(Study study, String name, Appendable out) throws IOException {
        out.append("  <testcase");
        attribute(out, "classname", study.name());
        attribute(out, "name", name);
        attribute(out, "time", "0");
    }

    private static void failure(Appendable out, String type, String message, Study study, Requirement requirement)
            throws IOException {
        out.append("<failure");
        attribute(out, "type", type);
        attribute(out, "message", message);
        out.append('>')
                .append(Escape.markup(
                        study.provenance().model() + ":" + requirement.line() + ": " + requirement.text()))
                .append("</failure>");
    }

    private static void audit(Study study, Answer.Audit audit, Appendable out) throws IOException {
        open(study, "self-checks of all runs", out);
        out.append('>');
        if (!audit.failures().isEmpty()) {
            Answer.Audit.Failure first = audit.failures().getFirst();
            out.append("<error");
            attribute(
                    out,
                    "message",
                    "%d of %d self-checks do not hold; the first is %s on %s"
                            .formatted(
                                    audit.failures().size(),
                                    audit.checks(),
                                    first.check().law(),
                                    first.check().subject()));
            out.append("/>");
        }
        out.append("</testcase>\n");
    }

    private static void attribute(Appendable out, String name, String value) throws IOException {
        out.append(' ').append(name).append("=\"").append(Escape.markup(value)).append('"');
    }
}
