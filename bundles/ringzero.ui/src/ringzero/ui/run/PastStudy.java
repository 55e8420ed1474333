// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import ringzero.experiment.find.SideBySide;
import ringzero.experiment.store.History;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.ui.results.ModelLine;

/**
 * A study that was finished, as the history lists it.
 *
 * @param results the file that has its results
 */
record PastStudy(IFile results, History.Entry entry) {

    /** All in the workspace, the latest first. Reads files: not for the UI thread. */
    static List<PastStudy> all() {
        List<PastStudy> all = new ArrayList<>();
        for (IFile file : files()) {
            try {
                for (History.Entry entry : History.of(path(file))) all.add(new PastStudy(file, entry));
            } catch (StoreException e) {
                // Its own editor says what is wrong with it.
                continue;
            }
        }
        all.sort(Comparator.comparing(PastStudy::finished).reversed());
        return all;
    }

    private static List<IFile> files() {
        List<IFile> files = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace()
                    .getRoot()
                    .accept(
                            proxy -> {
                                if (proxy.getType() == IResource.FILE
                                        && proxy.getName().endsWith(".rzr")) files.add((IFile) proxy.requestResource());
                                return true;
                            },
                            IResource.NONE);
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        return files;
    }

    private static Path path(IFile file) {
        return Path.of(file.getLocationURI());
    }

    private Study.Provenance provenance() {
        return entry.study().provenance();
    }

    /** When, in ISO 8601. */
    String finished() {
        return provenance().finished();
    }

    /** "web.net.path=sr-iov, web.vcpus=4". */
    String changes() {
        return SideBySide.settings(provenance().arguments()).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    /** "2 met, 1 missed"; empty if nothing was required. */
    String verdict() {
        List<String> parts = new ArrayList<>();
        count(Decision.MET, Messages.PastStudy_met, parts);
        count(Decision.MISSED, Messages.PastStudy_missed, parts);
        count(Decision.NOT_DECIDED, Messages.PastStudy_open, parts);
        return String.join(", ", parts);
    }

    private void count(Decision decision, String words, List<String> parts) {
        long count = entry.study().verdicts().stream()
                .filter(verdict -> verdict.decision() == decision)
                .count();
        if (count > 0) parts.add(NLS.bind(words, count));
    }

    /** The cells of its row. */
    String[] cells() {
        return new String[] {
            finished().replace('T', ' '),
            entry.study().name(),
            results.getParent().getFullPath().append(provenance().model()).toString(),
            changes(),
            verdict(),
            Integer.toString(entry.runs())
        };
    }

    /** What another study calls it: when it ran, and what was changed. */
    String label() {
        String changes = changes();
        return finished().replaceFirst("T(\\d\\d:\\d\\d:\\d\\d).*", " $1") + (changes.isEmpty() ? "" : ", " + changes);
    }

    /** With its runs. Reads a file: not for the UI thread. */
    Study read() {
        return ResultFile.read(path(results), entry.id());
    }

    /** Removes it from the history; its runs stay. */
    void delete() {
        History.delete(path(results), entry.id());
    }

    /** Both in one study, this one first. Reads files: not for the UI thread. */
    Study beside(PastStudy other) {
        return SideBySide.of(read(), label(), other.read(), other.label());
    }

    /** How to run the same again; empty if the model is not there any more. */
    Optional<RunSettings> settings() {
        return ModelLine.file(results, provenance().model()).map(model -> RunSettings.of(model, entry.study()));
    }
}
