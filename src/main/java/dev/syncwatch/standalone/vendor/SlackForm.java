package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The arguments of one call, sent as {@code application/x-www-form-urlencoded}. */
final class SlackForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> fields = new HashMap<>();

    SlackForm(String body) {
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** Null if it was not sent. */
    String text(String name) {
        return fields.get(name);
    }

    String text(String name, String absent) {
        return fields.getOrDefault(name, absent);
    }

    boolean flag(String name) {
        String value = text(name, "0");
        return value.equals("1") || value.equals("true");
    }

    int number(String name, int absent) {
        String value = text(name, "");
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : absent;
    }

    /** Null if it was not sent, {@link MissingNode} if it is no JSON. */
    JsonNode json(String name) {
        String value = text(name);
        try {
            return value == null ? null : JSON.readTree(value);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
