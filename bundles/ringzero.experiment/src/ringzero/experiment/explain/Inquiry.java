// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be explained. Made with {@link #of} and changed with the {@code with} methods.
 *
 * @param model where the model is, or would be
 * @param text what it says, saved or not
 * @param operation name of an operation, such as "kick"; or "transmit", "receive", "read" or "write" for a message or block
 * @param guest name of a guest; empty: the first that runs on a host
 * @param mode another mode than the guest's, also one that the model does not allow; empty: its own
 * @param path another path than the guest's for the message or block, also one that the model does not allow; empty: its own
 * @param size of the message or block, as in "4 KiB"; empty: one Ethernet frame (1448 B) or 4 KiB
 * @param settings other values for settings, as in "web.vcpus=8"
 */
public record Inquiry(
        Path model,
        String text,
        String operation,
        Optional<String> guest,
        Optional<String> mode,
        Optional<String> path,
        Optional<String> size,
        List<String> settings) {
    public Inquiry {
        settings = List.copyOf(settings);
    }

    /** About the first guest of a model, as it is. */
    public static Inquiry of(Path model, String text, String operation) {
        return new Inquiry(
                model,
                text,
                operation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Inquiry withGuest(String name) {
        return new Inquiry(model, text, operation, Optional.of(name), mode, path, size, settings);
    }

    public Inquiry withMode(String name) {
        return new Inquiry(model, text, operation, guest, Optional.of(name), path, size, settings);
    }

    public Inquiry withPath(String name) {
        return new Inquiry(model, text, operation, guest, mode, Optional.of(name), size, settings);
    }

    public Inquiry withSize(String written) {
        return new Inquiry(model, text, operation, guest, mode, path, Optional.of(written), settings);
    }

    public Inquiry withSettings(List<String> others) {
        return new Inquiry(model, text, operation, guest, mode, path, size, others);
    }
}
