package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group's name as text: {@code field=value} in the order of {@code groupBy}, joined by commas, as it stands in alert ids.
 * The characters {@code % / , = @} and control characters in values are percent-encoded, so that the text can be taken apart.
 */
public final class GroupKey {

    /** Values are cut to this many characters (Unicode code points). */
    public static final int LONGEST_VALUE = 64;

    private static final String RESERVED = "%/,=@";

    private GroupKey() {}

    /** The key of these values, which stand in the order of the fields. */
    public static String of(List<EventField> fields, List<String> values) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            key.append(i == 0 ? "" : ",").append(fields.get(i).fieldName()).append('=');
            encode(values.get(i), key);
        }
        return key.toString();
    }

    private static void encode(String value, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (RESERVED.indexOf(c) >= 0 || Character.isISOControl(c)) {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    into.append(String.format("%%%02X", b));
                }
            } else {
                into.append(c);
            }
        }
    }

    /** The values by field name, in the key's order. */
    public static Map<String, String> values(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : key.split(",", -1)) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), decode(part.substring(equals + 1)));
        }
        return values;
    }

    /** The value of {@code environment}, which every group has. */
    public static String environment(String key) {
        return values(key).get(EventField.ENVIRONMENT.fieldName());
    }

    private static String decode(String value) {
        // The decoder means form data, where a plus is a space.
        return value.indexOf('%') < 0 ? value : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A value as groups have it: {@code unknown} where the field is missing, and no longer than 64 characters. */
    public static String value(String text) {
        if (text == null) {
            return "unknown";
        }
        if (text.length() <= LONGEST_VALUE || text.codePointCount(0, text.length()) <= LONGEST_VALUE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE));
    }
}
