// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import com.google.common.base.Throwables;
import com.google.inject.Injector;
import com.google.inject.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.parser.ParseException;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import ringzero.language.Problem.Severity;
import ringzero.language.check.Outlook;
import ringzero.language.check.Remedy;
import ringzero.language.check.Rule;
import ringzero.language.library.Library;
import ringzero.model.Model;
import ringzero.model.VmmFactory;

/**
 * Reads and checks models. One for a process is enough and quickest, as the library is read once by each; the
 * methods may be called from several threads, one after the other.
 */
public final class Models {

    /** Larger files are no models that somebody wrote. */
    private static final int MOST_BYTES = 16 << 20;

    /** A file's neighbours are read when it names something that is not in it; a folder with more files is no project. */
    private static final int MOST_NEIGHBOURS = 500;

    private final Injector injector;
    private final Provider<XtextResourceSet> resourceSets;
    private final IResourceValidator validator;

    /** With the library that comes with Ringzero. */
    public Models() {
        this(new VmmStandaloneSetup().createInjectorAndDoEMFRegistration());
    }

    /**
     * With the library that comes with Ringzero.
     *
     * @param outlook says of models without errors whether they can do what is asked of them
     */
    public Models(Outlook outlook) {
        this(new VmmStandaloneSetup(outlook).createInjectorAndDoEMFRegistration());
    }

    /** With the services of an injector that exists already, as a workbench has one. */
    public Models(Injector injector) {
        this.injector = injector;
        this.resourceSets = injector.getProvider(XtextResourceSet.class);
        this.validator = injector.getInstance(IResourceValidator.class);
    }

    /** The library. */
    public Library library() {
        return injector.getInstance(Library.class);
    }

    /** The documentation comment of a declaration, without its decoration; empty if it has none. */
    public String documentation(EObject declaration) {
        var text = injector.getInstance(IEObjectDocumentationProvider.class).getDocumentation(declaration);
        return text == null ? "" : text.strip();
    }

    /** Reads and checks a file. Whatever is wrong with it is told by the result. */
    public synchronized Checked load(Path file) {
        try {
            var bytes = bytes(file);
            if (bytes.length > MOST_BYTES)
                return refused(
                        file.toString(), Rule.NOT_A_MODEL, "This file is larger than 16 MB, too large for a model.");
            var text = text(bytes);
            if (text.isEmpty())
                return refused(file.toString(), Rule.NOT_A_MODEL, "This is not a text file: models are text in UTF-8.");
            return check(
                    text.get(),
                    file.toString(),
                    URI.createFileURI(file.toAbsolutePath().normalize().toString()),
                    Optional.of(file));
        } catch (IOException e) {
            return refused(file.toString(), Rule.NOT_READABLE, reason(file));
        }
    }

    /**
     * Checks a text.
     *
     * @param name what problems call it
     */
    public synchronized Checked parse(String text, String name) {
        if (text.length() > MOST_BYTES)
            return refused(name, Rule.NOT_A_MODEL, "This text is larger than 16 MB, too large for a model.");
        return check(
                text,
                name,
                URI.createURI("memory:/" + URI.encodeSegment(name.endsWith(".vmm") ? name : name + ".vmm", true)),
                Optional.empty());
    }

    /** Checks a text as if it stood in a file: problems name the file, and its neighbours count. */
    public synchronized Checked parse(String text, Path file) {
        return check(
                text,
                file.toString(),
                URI.createFileURI(file.toAbsolutePath().normalize().toString()),
                Optional.of(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException("a folder");
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(MOST_BYTES + 1);
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String reason(Path file) {
        if (Files.isDirectory(file)) return "This is a folder: name a .vmm file in it.";
        if (!Files.exists(file)) return "There is no such file.";
        return "This file cannot be read: look at its permissions.";
    }

    private static Checked refused(String name, Rule rule, String message) {
        return new Checked(VmmFactory.eINSTANCE.createModel(), List.of(Problem.error(rule, name, 0, message)));
    }

    private Checked check(String text, String name, URI address, Optional<Path> file) {
        try {
            var checked = check(text, name, address, List.of());
            if (file.isEmpty() || !namesUnknown(checked)) return checked;
            var neighbours = neighbours(file.get());
            return neighbours.isEmpty() ? checked : check(text, name, address, neighbours);
        } catch (StackOverflowError e) {
            return tooDeep(name);
        } catch (ParseException e) {
            if (Throwables.getRootCause(e) instanceof StackOverflowError) return tooDeep(name);
            throw e;
        }
    }

    /** The parser descends once for each nested bracket: only a text made to break it gets here. */
    private static Checked tooDeep(String name) {
        return refused(name, Rule.NOT_A_MODEL, "This text is nested too deeply for a model.");
    }

    private static boolean namesUnknown(Checked checked) {
        return checked.problems().stream()
                .anyMatch(problem -> problem.code().equals(Rule.UNKNOWN_NAME.code())
                        || problem.code().equals(Rule.UNKNOWN_IMPORT.code()));
    }

    private static List<Path> neighbours(Path file) {
        var folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".vmm") && Files.isRegularFile(each))
                    .filter(each -> !each.getFileName().equals(file.getFileName()))
                    .sorted()
                    .limit(MOST_NEIGHBOURS)
                    .toList();
        } catch (IOException e) {
            // Then the file stands alone; what it lacks has been told.
            return List.of();
        }
    }

    private Checked check(String text, String name, URI address, List<Path> neighbours) {
        var models = resourceSets.get();
        var resource = parsed(models, address, text);
        var names = new HashMap<Resource, String>();
        for (var neighbour : neighbours) {
            try {
                var bytes = bytes(neighbour);
                if (bytes.length > MOST_BYTES) continue;
                text(bytes)
                        .ifPresent(each -> names.put(
                                parsed(models, URI.createFileURI(neighbour.toString()), each),
                                Path.of(name)
                                        .resolveSibling(neighbour.getFileName())
                                        .toString()));
            } catch (IOException e) {
                continue; // what it declares stays unknown, and that is told where it is named
            }
        }
        var problems = new ArrayList<>(problems(resource, name));
        problems.sort(Problem.BY_POSITION);
        problems.addAll(errorsOf(usedBy(resource), names));
        return new Checked(model(resource), problems);
    }

    private List<Problem> problems(Resource resource, String name) {
        return validator.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl).stream()
                .map(issue -> problem(issue, name))
                .distinct()
                .toList();
    }

    /** A neighbour with errors says something else than it seems to; what does not use it is none the worse for that. */
    private List<Problem> errorsOf(Set<Resource> used, Map<Resource, String> names) {
        return used.stream()
                .filter(names::containsKey)
                .flatMap(neighbour -> problems(neighbour, names.get(neighbour)).stream())
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /** The resources that one names something of, those that they name something of, and so on. */
    private static Set<Resource> usedBy(Resource resource) {
        var used = new LinkedHashSet<Resource>();
        var open = new ArrayDeque<Resource>(List.of(resource));
        while (!open.isEmpty()) {
            for (var contents = open.pop().getAllContents(); contents.hasNext(); ) {
                for (var target : contents.next().eCrossReferences()) {
                    var other = target.eResource();
                    if (other != null && other != resource && !Library.contains(other.getURI()) && used.add(other))
                        open.push(other);
                }
            }
        }
        return used;
    }

    private static XtextResource parsed(XtextResourceSet models, URI address, String text) {
        try {
            var resource = (XtextResource) models.createResource(address);
            resource.load(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
            return resource;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static Model model(XtextResource resource) {
        return resource.getContents().isEmpty()
                ? VmmFactory.eINSTANCE.createModel()
                : (Model) resource.getContents().getFirst();
    }

    private static Problem problem(Issue issue, String name) {
        var severity = switch (issue.getSeverity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFO, IGNORE -> Severity.INFO;
        };
        var data = issue.getData();
        return new Problem(
                severity,
                issue.getCode() != null && issue.getCode().startsWith("RZ") ? issue.getCode() : Rule.SYNTAX.code(),
                issue.getMessage(),
                name,
                number(issue.getLineNumber()),
                number(issue.getColumn()),
                number(issue.getOffset()),
                number(issue.getLength()),
                data == null
                        ? Optional.empty()
                        : Stream.of(data).limit(1).flatMap(Models::replacement).findFirst());
    }

    private static Stream<String> replacement(String remedy) {
        return Remedy.of(remedy).filter(each -> each.what() == Remedy.What.REPLACE).map(Remedy::text).stream();
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }
}
