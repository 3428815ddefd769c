package dev.syncwatch.notify.blind;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of the watchdog's own Kafka clients: they answer soon or not at all, and are quick to come back. */
final class Clients {

    private Clients() {}

    static Map<String, Object> admin(Map<String, String> kafka, Duration answer) {
        Map<String, Object> settings = shared(kafka, answer);
        settings.put("retries", "1000000");
        return settings;
    }

    /** A reader outside of all groups: it only looks, and commits nothing. */
    static Map<String, Object> consumer(Map<String, String> kafka, Duration answer) {
        Map<String, Object> settings = shared(kafka, answer);
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        settings.put("max.poll.records", "2000");
        return settings;
    }

    static Map<String, Object> producer(Map<String, String> kafka, Duration answer) {
        Map<String, Object> settings = shared(kafka, answer);
        settings.remove("default.api.timeout.ms");
        settings.put("acks", "all");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", millis(answer));
        settings.put("delivery.timeout.ms", millis(answer));
        return settings;
    }

    private static Map<String, Object> shared(Map<String, String> kafka, Duration answer) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("client.id", "syncwatch-watchdog");
        settings.put("default.api.timeout.ms", millis(answer));
        settings.put("request.timeout.ms", millis(answer));
        settings.put("reconnect.backoff.max.ms", "1000");
        settings.put("metadata.max.age.ms", "10000");
        return settings;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
