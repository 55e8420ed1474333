// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.framework.FrameworkUtil;

/** The models of the examples folder, which the tests run, too. */
public final class Examples {
    /** Where they go. */
    public static final String PROJECT = "Ringzero Examples";
    /** The one to begin with. */
    static final String FIRST = "virtualization-101.vmm";

    private static final String FOLDER = "examples/";
    /** The comment of an experiment, which is the question that the model answers. */
    private static final Pattern QUESTION =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*experiment\\s", Pattern.DOTALL);

    /**
     * A file of the folder.
     *
     * @param path relative to the folder
     */
    public record Example(String path, URL source) {

        boolean isModel() {
            return path.endsWith(".vmm");
        }

        byte[] content() {
            try (InputStream in = source.openStream()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The first sentence of the question of its first experiment; empty if that has none. */
        String description() {
            return Examples.description(new String(content(), StandardCharsets.UTF_8));
        }
    }

    static String description(String text) {
        Matcher comment = QUESTION.matcher(text);
        if (!comment.find()) return "";
        String words = comment.group(1)
                .replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher sentence = Pattern.compile("^.*?[.?!](?=\\s|$)").matcher(words);
        return sentence.find() ? sentence.group() : words;
    }

    /** All of them, by path, the one to begin with first. */
    public List<Example> all() {
        var found = FrameworkUtil.getBundle(Examples.class).findEntries("/" + FOLDER, "*", true);
        List<Example> examples = new ArrayList<>();
        if (found != null)
            for (URL url : Collections.list(found)) {
                String path = url.getPath().substring(url.getPath().indexOf(FOLDER) + FOLDER.length());
                if (!path.isEmpty() && !path.endsWith("/")) examples.add(new Example(path, url));
            }
        examples.sort(
                Comparator.comparing((Example e) -> !e.path().equals(FIRST)).thenComparing(Example::path));
        return examples;
    }

    /** Copies these, with the files that are no models, which models may need; gives back the first model. */
    public Optional<IFile> copy(List<Example> wanted, ModelProject project, IProgressMonitor monitor)
            throws CoreException {
        SubMonitor progress = SubMonitor.convert(monitor, wanted.size() + 1);
        project.create(null, progress.split(1));
        IFile first = null;
        for (Example example : all()) {
            if (example.isModel() && !wanted.contains(example)) continue;
            IFile file = project.add(example.path(), example.content(), progress.split(1));
            if (example.isModel() && first == null) first = file;
        }
        return Optional.ofNullable(first);
    }
}
