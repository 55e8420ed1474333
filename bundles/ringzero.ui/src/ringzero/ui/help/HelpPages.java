// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.help.IHelpContentProducer;
import org.osgi.framework.FrameworkUtil;
import ringzero.language.ide.Reference;
import ringzero.ui.editor.ModelLanguage;

/**
 * What the help system asks for pages of this bundle: {@code docs/results.html} is made of {@code docs/results.md}, {@code reference/modes.html} is a page of the
 * {@link Reference}. Other files are read as they are.
 */
public final class HelpPages implements IHelpContentProducer {
    private static final String BUNDLE = "ringzero.ui";
    private static final String REFERENCE = "reference/";

    private Map<String, String> reference;

    @Override
    public InputStream getInputStream(String bundle, String address, Locale locale) {
        if (!bundle.equals(BUNDLE)) return null;
        return page(address.replaceFirst("[?#].*", ""))
                .map(html -> new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    /** A page by its path in this bundle; empty if it is a file or does not exist. Not for the UI thread. */
    private Optional<String> page(String path) {
        if (path.startsWith(REFERENCE)) return reference(path.substring(REFERENCE.length()));
        if (path.equals("licences.html"))
            return Optional.of(new LicencesPage(Licence.of(FrameworkUtil.getBundle(HelpPages.class)
                            .getBundleContext()
                            .getBundles()))
                    .html());
        if (!path.endsWith(".html")) return Optional.empty();
        return text(path.replaceFirst("html$", "md"))
                .map(text -> MarkdownPage.of(path, text).html());
    }

    /** All of its pages are made at once and kept: the library does not change while the program runs. */
    private synchronized Optional<String> reference(String page) {
        if (reference == null)
            reference = ModelLanguage.ofWorkbench()
                    .service(language -> language.getInstance(Reference.class).pages())
                    .join();
        return Optional.ofNullable(reference.get(page));
    }

    /** A text of this bundle. */
    public static Optional<String> text(String path) {
        URL source = FrameworkUtil.getBundle(HelpPages.class).getEntry(path);
        if (source == null) return Optional.empty();
        try (InputStream in = source.openStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
