package dev.syncwatch.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that still knows how its numbers were spelt and how long its objects were. */
sealed interface Json {
    /** @param bytes length in UTF-8 as it stood in the text, from brace to brace */
    record Obj(Map<String, Json> members, int bytes) implements Json {
        static final Obj EMPTY = new Obj(Map.of(), 2);

        /** The member, or null where it is missing, {@code null} or {@code ""}. */
        Json get(String name) {
            Json member = members.get(name);
            boolean absent = member instanceof Nil || member instanceof Text text && text.value.isEmpty();
            return absent ? null : member;
        }

        boolean has(String name) {
            return get(name) != null;
        }

        /** The member's text, with numbers and booleans as they were spelt; null for everything else. */
        String scalar(String name) {
            Json member = get(name);
            if (member instanceof Text text) {
                return text.value;
            }
            return member instanceof Literal literal ? literal.text : null;
        }

        /** The member where it is an object, else an empty one. */
        Obj object(String name) {
            return get(name) instanceof Obj object ? object : EMPTY;
        }
    }

    record Arr(List<Json> items) implements Json {}

    record Text(String value) implements Json {}

    /** A number or a boolean as it stood in the text. */
    record Literal(String text) implements Json {}

    record Nil() implements Json {}

    /** What one text may hold is bounded by its size alone. */
    JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Reads exactly one value. Throws where the text is no JSON or goes on after it. */
    static Json read(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Json value = value(parser, text);
            if (parser.nextToken() != null) {
                throw new IOException("text after the value");
            }
            return value;
        }
    }

    private static Json value(JsonParser parser, String text) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, text);
            case START_ARRAY -> array(parser, text);
            case VALUE_STRING -> new Text(whole(parser.getText()));
            case VALUE_NULL -> new Nil();
            default -> new Literal(parser.getText());
        };
    }

    /** Half surrogate pairs, which only escapes can spell, are replaced. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return whole.toString();
    }

    private static Obj object(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        Map<String, Json> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, text));
        }
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return new Obj(members, text.substring(start, end).getBytes(StandardCharsets.UTF_8).length);
    }

    private static Arr array(JsonParser parser, String text) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, text));
        }
        return new Arr(items);
    }
}
