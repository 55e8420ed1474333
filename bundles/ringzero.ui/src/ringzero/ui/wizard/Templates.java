// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.framework.FrameworkUtil;

/** Texts that new files begin with, from the folder {@code templates}. Each of them runs. */
enum Templates {
    PATHS("paths"),
    MODES("modes"),
    CAPACITY("capacity");

    private final String file;

    Templates(String file) {
        this.file = file;
    }

    static List<Templates> all() {
        return List.of(values());
    }

    /** The one of this name; the first if there is none. */
    static Templates named(String name) {
        return all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElse(PATHS);
    }

    /** What one finds out with it. */
    String question() {
        return switch (this) {
            case PATHS -> Messages.Templates_paths;
            case MODES -> Messages.Templates_modes;
            case CAPACITY -> Messages.Templates_capacity;
        };
    }

    String text() {
        try (InputStream in = FrameworkUtil.getBundle(Templates.class)
                .getEntry("templates/" + file + ".vmm")
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
