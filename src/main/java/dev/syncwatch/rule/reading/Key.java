package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.yaml.Section;

/**
 * One key of a map, described once: readers read by it, and the schema is written from it.
 *
 * @param otherwise what the key means where it is left out; null where it has to stand, or means nothing then
 * @param meaning in one sentence, for people who edit with the schema
 */
record Key<T>(String name, boolean required, Shape<T> shape, T otherwise, String meaning) {

    static <T> Key<T> required(String name, Shape<T> shape, String meaning) {
        return new Key<>(name, true, shape, null, meaning);
    }

    static <T> Key<T> optional(String name, Shape<T> shape, T otherwise, String meaning) {
        return new Key<>(name, false, shape, otherwise, meaning);
    }

    /** What stands there or is meant by nothing; null also where it was reported why what stands there is not good. */
    T in(Section section, Readers readers) {
        T read = shape.read(readers, required ? section.need(name) : section.find(name));
        return read == null ? otherwise : read;
    }
}
