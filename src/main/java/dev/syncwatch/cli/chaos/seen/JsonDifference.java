package dev.syncwatch.cli.chaos.seen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Two JSON values, side by side, for people. */
final class JsonDifference {
    private static final int MOST_TOLD = 4;

    private JsonDifference() {}

    /** The first few places at which they differ, each as {@code /place: was → is}. */
    static String of(JsonNode was, JsonNode is) {
        List<String> places = new ArrayList<>();
        compare("", was, is, places);
        return String.join(", ", places.subList(0, Math.min(MOST_TOLD, places.size())))
                + (places.size() > MOST_TOLD ? " and " + (places.size() - MOST_TOLD) + " more" : "");
    }

    private static void compare(String place, JsonNode was, JsonNode is, List<String> places) {
        if (was.isObject() && is.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(place + "/" + name, was.path(name), is.path(name), places));
        } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int at = 0; at < was.size(); at++) {
                compare(place + "/" + at, was.get(at), is.get(at), places);
            }
        } else if (!was.equals(is)) {
            places.add("%s: %s → %s".formatted(place, was, is));
        }
    }
}
