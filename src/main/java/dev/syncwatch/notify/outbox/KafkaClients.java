package dev.syncwatch.notify.outbox;

import java.util.HashMap;
import java.util.Map;

/** Settings of the clients that read and write an outbox, over those of the installation. */
final class KafkaClients {
    private static final String ANSWERS_WITHIN_MILLIS = "10000";

    private static final String LARGEST_RECORD_BYTES = String.valueOf(16 << 20);

    private KafkaClients() {}

    static Map<String, Object> transactional(Map<String, Object> kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("transactional.id", topic);
        settings.put("transaction.timeout.ms", "15000");
        settings.put("max.block.ms", ANSWERS_WITHIN_MILLIS);
        settings.put("request.timeout.ms", "5000");
        settings.put("delivery.timeout.ms", ANSWERS_WITHIN_MILLIS);
        settings.put("linger.ms", "0");
        // The plan of a long incident is one large record.
        settings.put("max.request.size", LARGEST_RECORD_BYTES);
        settings.put("compression.type", "gzip");
        return settings;
    }

    static Map<String, Object> reading(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove("group.id");
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        // Read to its end and closed: Kafka would hold the close up for as long as it waits for more records.
        settings.put("fetch.max.wait.ms", "10");
        settings.put("default.api.timeout.ms", ANSWERS_WITHIN_MILLIS);
        settings.put("request.timeout.ms", "5000");
        return settings;
    }
}
