package dev.syncwatch.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Section 6: one rule as its file spells it, with the file's {@code defaults} behind it. */
record Rule(JsonNode own, JsonNode defaults) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The rules of a valid rule file, in its order. */
    static List<Rule> read(String file) {
        try {
            JsonNode root = JSON.readTree(file);
            List<Rule> rules = new ArrayList<>();
            root.path("rules").forEach(rule -> rules.add(new Rule(rule, root.path("defaults"))));
            return rules;
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a rule file for the reference must be JSON", notJson);
        }
    }

    String id() {
        return get("id").asText();
    }

    String kind() {
        return get("kind").asText();
    }

    String mode() {
        return get("mode").asText("live");
    }

    String severity() {
        return get("severity").asText();
    }

    List<String> groupBy() {
        return has("groupBy") ? texts("groupBy") : List.of("environment");
    }

    boolean has(String key) {
        return !get(key).isMissingNode();
    }

    Matching matching(String key) {
        return new Matching(get(key));
    }

    /** Texts of a list, of a single value, or of nothing. */
    List<String> texts(String key) {
        return texts(get(key));
    }

    static List<String> texts(JsonNode listOrOne) {
        List<String> texts = new ArrayList<>();
        if (listOrOne.isArray()) {
            listOrOne.forEach(item -> texts.add(item.asText()));
        } else if (!listOrOne.isMissingNode()) {
            texts.add(listOrOne.asText());
        }
        return texts;
    }

    int count(String key) {
        return get(key).asInt(1);
    }

    /** A number or a percentage, exactly; null where there is none. */
    BigDecimal number(String key) {
        String text = get(key).asText();
        if (text.isEmpty()) {
            return null;
        }
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
                : new BigDecimal(text);
    }

    long millis(String key, long otherwise) {
        return has(key) ? millis(get(key).asText()) : otherwise;
    }

    private static long millis(String duration) {
        int unit = duration.split("[a-z]", 2)[0].length();
        long amount = Long.parseLong(duration.substring(0, unit));
        return switch (duration.substring(unit)) {
            case "ms" -> amount;
            case "s" -> TimeUnit.SECONDS.toMillis(amount);
            case "m" -> TimeUnit.MINUTES.toMillis(amount);
            case "h" -> TimeUnit.HOURS.toMillis(amount);
            case "d" -> TimeUnit.DAYS.toMillis(amount);
            default -> throw new IllegalArgumentException("duration " + duration);
        };
    }

    long expireAfter() {
        return millis("expireAfter", TimeUnit.HOURS.toMillis(24));
    }

    JsonNode get(String key) {
        JsonNode value = own.path(key);
        return value.isMissingNode() ? defaults.path(key) : value;
    }
}
