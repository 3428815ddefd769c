package dev.syncwatch.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** JSON as text with keys in order and numbers by value, so that it can be compared. */
final class Normal {
    private Normal() {}

    static String text(JsonNode node) {
        if (node.isNumber()) {
            return Double.toString(node.doubleValue());
        }
        if (!node.isObject()) {
            return node.toString();
        }
        Map<String, String> fields = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> each = node.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            fields.put(field.getKey(), text(field.getValue()));
        }
        return fields.toString();
    }
}
