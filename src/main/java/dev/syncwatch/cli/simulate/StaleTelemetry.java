package dev.syncwatch.cli.simulate;

import dev.syncwatch.telemetry.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Whether rules would leave out what a simulation writes, since it arrives long after it occurred. */
final class StaleTelemetry {
    private StaleTelemetry() {}

    /** What to say before anything is written; empty where it begins late enough, or the topic's settings may not be read. */
    static Optional<String> warning(Admin admin, String topic, Instant start) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            String timestampType = admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                    .value();
            return warning(topic, timestampType, start, Instant.now());
        } catch (ExecutionException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> warning(String topic, String timestampType, Instant start, Instant now) {
        Duration limit = Duration.ofMillis(SyncEvent.STALE_AFTER_MILLIS);
        if (!timestampType.equals("LogAppendTime") || !start.isBefore(now.minus(limit))) {
            return Optional.empty();
        }
        return Optional.of(
                "%s gives records the time at which they arrive, and the scenario begins at %s: what occurred more than %d min"
                                .formatted(topic, start, limit.toMinutes())
                        + " before it is written is stale, and no rule counts it."
                        + " With --speed realtime and no --start the scenario begins now.");
    }
}
