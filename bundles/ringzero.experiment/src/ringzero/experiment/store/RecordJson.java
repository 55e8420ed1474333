// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as JSON and back, without loss: records are objects, an optional value is a list of at most one, numbers that JSON does not
 * know are words. Members that are missing when reading are empty, so that older files can be read.
 */
final class RecordJson {

    private RecordJson() {}

    static JsonElement write(Object value) {
        return switch (value) {
            case String text -> new JsonPrimitive(text);
            case Double number when !Double.isFinite(number) -> new JsonPrimitive(number.toString());
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case Enum<?> constant -> new JsonPrimitive(constant.name());
            case Optional<?> optional -> write(optional.stream().toList());
            case List<?> list -> {
                var array = new JsonArray();
                list.forEach(element -> array.add(write(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((key, element) -> object.add((String) key, write(element)));
                yield object;
            }
            case Record whole -> record(whole);
            default ->
                throw new IllegalArgumentException(
                        "cannot write a " + value.getClass().getName());
        };
    }

    private static JsonObject record(Record whole) {
        var object = new JsonObject();
        try {
            for (RecordComponent component : whole.getClass().getRecordComponents())
                object.add(component.getName(), write(component.getAccessor().invoke(whole)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + whole.getClass().getName(), e);
        }
        return object;
    }

    static <R extends Record> R read(JsonElement json, Class<R> type) {
        return type.cast(read(json, (Type) type));
    }

    private static Object read(JsonElement json, Type type) {
        if (type instanceof ParameterizedType generic) return read(json, generic);
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) return record(json, plain);
        if (plain == String.class) return json == null ? "" : json.getAsString();
        if (plain == double.class) return json == null ? Double.NaN : Double.valueOf(json.getAsString());
        if (plain == long.class) return json == null ? 0L : Long.valueOf(json.getAsLong());
        if (plain == int.class) return json == null ? 0 : Integer.valueOf(json.getAsInt());
        if (plain == boolean.class) return json != null && json.getAsBoolean();
        if (plain.isEnum())
            return Arrays.stream(plain.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(json.getAsString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(plain.getSimpleName() + " has no " + json));
        throw new IllegalArgumentException("cannot read a " + plain.getName());
    }

    private static Object read(JsonElement json, ParameterizedType type) {
        Class<?> container = (Class<?>) type.getRawType();
        if (container == Map.class) {
            var map = new LinkedHashMap<String, Object>();
            if (json != null)
                json.getAsJsonObject()
                        .asMap()
                        .forEach((key, each) -> map.put(key, read(each, type.getActualTypeArguments()[1])));
            return map;
        }
        var list = new ArrayList<Object>();
        if (json != null)
            for (JsonElement each : json.getAsJsonArray()) list.add(read(each, type.getActualTypeArguments()[0]));
        if (container == Optional.class) return list.stream().findFirst();
        return list;
    }

    private static Object record(JsonElement json, Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            JsonObject object = json == null ? new JsonObject() : json.getAsJsonObject();
            for (int i = 0; i < values.length; i++)
                values[i] = read(object.get(components[i].getName()), components[i].getGenericType());
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read a " + type.getSimpleName(), e);
        }
    }
}
