package dev.syncwatch.dashboard.show;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A group as people call it. */
public final class GroupName {
    private static final String ENVIRONMENT = "environment=";

    private GroupName() {}

    /**
     * The values of the group's other fields than the environment, joined by {@code ", "}; empty where there are none.
     *
     * @param alert an alert's id: rule, {@code /}, and {@code field=value} joined by commas, percent-encoded
     */
    public static String of(String alert) {
        return Arrays.stream(alert.substring(alert.indexOf('/') + 1).split(","))
                .filter(field -> !field.startsWith(ENVIRONMENT))
                .map(field -> decoded(field.substring(field.indexOf('=') + 1)))
                .collect(Collectors.joining(", "));
    }

    private static String decoded(String value) {
        try {
            // The decoder means form data, where a plus is a space.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
