package dev.syncwatch.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes one JSON object on one line; null is written as {@code null}. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** What goes between the braces. */
    interface Body {
        void write(Json json) throws IOException;
    }

    static String object(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.writeStartObject();
            body.write(new Json(generator));
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string can always be written to", impossible);
        }
        return text.toString();
    }

    Json text(String name, String value) throws IOException {
        out.writeStringField(name, value);
        return this;
    }

    Json time(String name, Instant value) throws IOException {
        return text(name, value == null ? null : value.toString());
    }

    Json number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    /** Exactly and in plain digits; whole numbers have no point. */
    Json number(String name, BigDecimal value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            out.writeNumber(plain.toPlainString());
        }
        return this;
    }

    Json texts(String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
        return this;
    }

    Json object(String name, Body body) throws IOException {
        out.writeObjectFieldStart(name);
        body.write(this);
        out.writeEndObject();
        return this;
    }

    <T> Json objectOrNull(String name, T value, Item<T> item) throws IOException {
        if (value == null) {
            out.writeNullField(name);
            return this;
        }
        return object(name, body -> item.write(body, value));
    }

    <T> Json objects(String name, List<T> items, Item<T> item) throws IOException {
        out.writeArrayFieldStart(name);
        for (T each : items) {
            out.writeStartObject();
            item.write(this, each);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    /** What goes between the braces of one item. */
    interface Item<T> {
        void write(Json json, T item) throws IOException;
    }
}
