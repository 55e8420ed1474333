// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study.Decision;
import ringzero.ui.application.Icon;

/** The answer in a page: what was asked, whether it holds, what was found, and whether the run may be trusted. */
final class SummaryPage extends ResultPage {
    private final Results results;

    SummaryPage(ResultEditor editor, Results results) {
        super(editor, "summary", Messages.SummaryPage_title);
        this.results = results;
    }

    @Override
    String heading() {
        return results.study().name();
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        Answer answer = results.answer();
        if (!results.study().question().isBlank())
            sentence(body, toolkit, paragraphs(results.study().question()));
        requirements(section(body, toolkit, Messages.SummaryPage_requirements), toolkit, answer);
        found(section(body, toolkit, Messages.SummaryPage_found), toolkit, answer);
        if (!answer.figures().isEmpty()) {
            Composite picture =
                    section(body, toolkit, answer.figures().getFirst().chart().title());
            ExhibitView.create(picture, answer.figures().getFirst());
        }
        model(results)
                .filter(model -> !results.study().variants().isEmpty())
                .ifPresent(model -> new InfluencePart(results, model, getSite().getPage(), toolkit)
                        .fill(section(body, toolkit, Messages.InfluencePart_title)));
        checks(section(body, toolkit, Messages.SummaryPage_checks), toolkit, answer);
        if (!results.study().warnings().isEmpty()) {
            Composite warnings = section(body, toolkit, Messages.SummaryPage_warnings);
            for (String warning : results.study().warnings()) row(warnings, toolkit, Icon.UNDECIDED, warning);
        }
    }

    /** Lines of a comment end where its author's did; paragraphs are meant. */
    private static String paragraphs(String comment) {
        return comment.strip().replaceAll("(?<!\\n)\\n(?!\\s*\\n)", " ").replaceAll(" {2,}", " ");
    }

    private void requirements(Composite part, FormToolkit toolkit, Answer answer) {
        if (answer.requirements().isEmpty()) {
            sentence(part, toolkit, Messages.SummaryPage_noRequirements);
            return;
        }
        Label verdict = sentence(part, toolkit, answer.verdict());
        verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        for (Requirement requirement : answer.requirements()) requirement(part, toolkit, requirement);
    }

    private void requirement(Composite part, FormToolkit toolkit, Requirement requirement) {
        Composite row = row(part, toolkit, icon(requirement.decision()), null);
        Composite lines = toolkit.createComposite(row);
        lines.setLayout(tight(1));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(lines);
        Hyperlink link = toolkit.createHyperlink(lines, "require " + requirement.text(), SWT.WRAP);
        link.setToolTipText(
                NLS.bind(Messages.SummaryPage_line, results.study().provenance().model(), requirement.line()));
        link.addHyperlinkListener(new HyperlinkAdapter() {
            @Override
            public void linkActivated(HyperlinkEvent event) {
                new ModelLine(getEditorInput(), results.study().provenance().model(), requirement.line())
                        .open(getSite().getPage());
            }
        });
        String detail = requirement.judgements().size() == 1
                ? requirement.judgements().getFirst().found() + " – "
                        + requirement.judgements().getFirst().why()
                : requirement.summary();
        sentence(lines, toolkit, detail);
    }

    private void found(Composite part, FormToolkit toolkit, Answer answer) {
        if (results.study().variants().isEmpty()) sentence(part, toolkit, Messages.SummaryPage_nothing);
        for (Message message : answer.messages()) {
            Label headline = sentence(part, toolkit, message.headline());
            headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
            if (!message.evidence().isEmpty()) sentence(part, toolkit, message.evidence());
        }
    }

    private void checks(Composite part, FormToolkit toolkit, Answer answer) {
        Answer.Audit audit = answer.audit();
        if (audit.checks() == 0) {
            row(part, toolkit, Icon.UNDECIDED, Messages.SummaryPage_noChecks);
            return;
        }
        if (audit.failures().isEmpty()) {
            String laws = String.join(", ", audit.laws());
            row(
                    part,
                    toolkit,
                    Icon.MET,
                    NLS.bind(Messages.SummaryPage_checksHold, Quantities.grouped(audit.checks()), laws));
        }
        for (var failure : audit.failures())
            row(part, toolkit, Icon.MISSED, NLS.bind(Messages.SummaryPage_checkFailed, new Object[] {
                failure.check().law(), failure.check().subject(), failure.variant(), failure.replication()
            }));
    }

    private static Composite row(Composite part, FormToolkit toolkit, Icon icon, String text) {
        Composite row = toolkit.createComposite(part);
        row.setLayout(tight(2));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        Label picture = toolkit.createLabel(row, "");
        picture.setImage(icon.image());
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(picture);
        if (text != null) sentence(row, toolkit, text);
        return row;
    }

    private static GridLayout tight(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        return layout;
    }

    static Icon icon(Decision decision) {
        return switch (decision) {
            case MET -> Icon.MET;
            case MISSED -> Icon.MISSED;
            case NOT_DECIDED -> Icon.UNDECIDED;
        };
    }
}
