package dev.syncwatch.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Alertmanager computes from sets of labels. */
final class Labels {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final byte SEPARATOR = (byte) 255;

    private Labels() {}

    /** FNV-1a over names and values in the order of the names, as {@code Fingerprint} in prometheus/common has it. */
    static String fingerprint(Map<String, String> labels) {
        long hash = FNV_OFFSET;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return String.format("%016x", hash);
    }

    /** What all of them hold with the same value, in the order of the names. */
    static Map<String, String> common(List<Map<String, String>> all) {
        Map<String, String> common = new TreeMap<>(all.isEmpty() ? Map.of() : all.get(0));
        all.forEach(one -> common.entrySet().retainAll(one.entrySet()));
        return common;
    }

    private static long add(long hash, String text) {
        long added = hash;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            added = add(added, each);
        }
        return add(added, SEPARATOR);
    }

    private static long add(long hash, byte each) {
        return (hash ^ (each & 0xff)) * FNV_PRIME;
    }
}
