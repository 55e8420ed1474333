// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.FrameworkUtil;
import ringzero.ui.help.HelpPages;

/**
 * A chapter of the course.
 *
 * @param number from 1
 * @param page its address in the help
 * @param text what was written, in Markdown
 */
public record Chapter(int number, String page, String text) {
    private static final String FOLDER = "docs/course";
    private static final Pattern FILE = Pattern.compile("docs/course/(\\d)-[\\w-]+\\.md$");
    private static final Pattern HEADING = Pattern.compile("(?m)^# \\d\\. (.*)$");
    private static final Pattern MODEL = Pattern.compile("(?s)```vmm\n(.*?)```");
    private static final Pattern EXPERIMENT = Pattern.compile("(?m)^experiment (\\w+)");
    private static final Pattern REQUIREMENT = Pattern.compile("(?m)^\\s*require (.*)$");

    /** All of them, in order. */
    public static List<Chapter> all() {
        var files = FrameworkUtil.getBundle(Chapter.class).findEntries(FOLDER, "*.md", false);
        List<Chapter> chapters = new ArrayList<>();
        for (var file : files == null ? List.<java.net.URL>of() : Collections.list(files)) {
            var name = FILE.matcher(file.getPath());
            if (!name.find()) continue;
            String page = "/ringzero.ui/" + name.group().replaceFirst("md$", "html");
            chapters.add(new Chapter(
                    Integer.parseInt(name.group(1)),
                    page,
                    HelpPages.text(name.group()).orElseThrow()));
        }
        chapters.sort(Comparator.comparingInt(Chapter::number));
        return chapters;
    }

    /** The chapter with this number, as a parameter of a command has it. */
    public static Optional<Chapter> numbered(String number) {
        return all().stream()
                .filter(chapter -> Integer.toString(chapter.number).equals(number))
                .findFirst();
    }

    public String title() {
        return first(HEADING);
    }

    /** The model of its first exercise, whose requirements are missed as it stands. */
    public String exercise() {
        return first(MODEL);
    }

    /** The experiment that checks the exercise. */
    public String experiment() {
        var found = EXPERIMENT.matcher(exercise());
        if (!found.find()) throw new IllegalStateException("no experiment in the exercise of chapter " + number);
        return found.group(1);
    }

    /** What has to be met, as written. */
    public Set<String> requirements() {
        return requirements(exercise());
    }

    static Set<String> requirements(String model) {
        return REQUIREMENT
                .matcher(model)
                .results()
                .map((MatchResult found) -> found.group(1).strip().replaceAll("\\s+", " "))
                .collect(Collectors.toSet());
    }

    private String first(Pattern pattern) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new IllegalStateException(pattern + " is not in chapter " + number);
        return found.group(1);
    }
}
