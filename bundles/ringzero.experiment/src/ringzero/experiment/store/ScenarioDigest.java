// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Scenario;

/**
 * A short name for everything that decides how a run goes: equal scenarios have equal digests in every process. Walks the records by
 * reflection, so that a new step or distribution cannot be forgotten.
 */
public final class ScenarioDigest {

    private final DataOutputStream out;
    private final Map<Class<?>, RecordComponent[]> components = new HashMap<>();

    private ScenarioDigest(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** 32 hexadecimal digits. */
    public static String of(Scenario scenario, WarmUp warmUp, long duration, String version) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffered = new java.io.BufferedOutputStream(
                    new DigestOutputStream(OutputStream.nullOutputStream(), digest), 1 << 16);
            var writer = new ScenarioDigest(buffered);
            // the name is for messages and changes nothing
            writer.write(List.of(
                    scenario.resources(),
                    scenario.programs(),
                    scenario.sources(),
                    scenario.layers(),
                    scenario.measures(),
                    scenario.counters(),
                    scenario.services(),
                    scenario.migrations(),
                    scenario.outages(),
                    scenario.moves(),
                    warmUp,
                    duration,
                    version));
            writer.out.flush();
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException | IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("cannot digest scenario " + scenario.name(), e);
        }
    }

    private void write(Object value) throws IOException, ReflectiveOperationException {
        switch (value) {
            case List<?> list -> {
                out.writeByte('[');
                out.writeInt(list.size());
                for (Object element : list) write(element);
            }
            // where a cost comes from is told and decides nothing
            case Program.Origin origin -> text("Origin");
            case Record whole -> record(whole);
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Double number -> out.writeDouble(number);
            case Boolean truth -> out.writeBoolean(truth);
            case String text -> text(text);
            case Enum<?> constant -> text(constant.name());
            case double[] numbers -> {
                out.writeInt(numbers.length);
                for (double number : numbers) out.writeDouble(number);
            }
            case long[] numbers -> {
                out.writeInt(numbers.length);
                for (long number : numbers) out.writeLong(number);
            }
            default ->
                throw new IllegalArgumentException(
                        "a scenario must not contain a " + value.getClass().getName());
        }
    }

    private void record(Record whole) throws IOException, ReflectiveOperationException {
        text(whole.getClass().getSimpleName());
        for (RecordComponent component : components.computeIfAbsent(whole.getClass(), Class::getRecordComponents))
            write(component.getAccessor().invoke(whole));
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
