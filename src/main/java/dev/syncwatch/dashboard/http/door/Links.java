package dev.syncwatch.dashboard.http.door;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses on this page. */
final class Links {
    private Links() {}

    /** The page with all other parameters: the token must not stay in histories and logs. */
    static String withoutToken(Map<String, List<String>> parameters) {
        String rest = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("token"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> encoded(parameter.getKey(), value)))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "/" : "/?" + rest;
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
