package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.yaml.YamlValue;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What may stand in one place: how it is read, and how a JSON Schema says the same.
 *
 * @param reading null where nothing stands, or where it was reported why that is not good
 * @param schema keywords of JSON Schema, draft 2020-12
 */
record Shape<T>(BiFunction<Readers, YamlValue, T> reading, Map<String, Object> schema) {

    T read(Readers readers, YamlValue value) {
        return reading.apply(readers, value);
    }

    /** The same to a schema, read in another way. */
    <S> Shape<S> readAs(BiFunction<Readers, YamlValue, S> other) {
        return new Shape<>(other, schema);
    }
}
