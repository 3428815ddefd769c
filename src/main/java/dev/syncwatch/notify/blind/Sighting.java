package dev.syncwatch.notify.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.blind.TopicFeed.Fed;
import dev.syncwatch.notify.blind.condition.ChannelWatch;
import dev.syncwatch.notify.blind.condition.EnvironmentWatch;
import dev.syncwatch.notify.blind.condition.EventTime;
import dev.syncwatch.notify.blind.condition.FateWatch;
import dev.syncwatch.notify.blind.condition.Finding;
import dev.syncwatch.notify.blind.condition.Heartbeats;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.blind.condition.KafkaReach;
import dev.syncwatch.notify.blind.condition.Standstill;
import dev.syncwatch.notify.blind.condition.TopicReads;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that is seen, handed to the conditions that it matters to. Used by one thread, which brings the time along. */
final class Sighting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WatchdogSettings settings;
    private final KafkaReach kafka;
    private final TopicReads topics;
    private final Heartbeats heartbeats;
    private final EventTime time;
    private final Standstill standstill;
    private final FateWatch fates;
    private final EnvironmentWatch environments;
    private final ChannelWatch channels;
    private final HeartbeatJourney journey;
    private final Maintenance maintenance = new Maintenance();
    private final TelemetryDecoder decoder = new TelemetryDecoder();
    private final Map<String, Instant> readFailures = new HashMap<>();
    private JobState job = JobState.unknown();

    Sighting(WatchdogSettings settings, ChannelWatch channels) {
        this.settings = settings;
        this.channels = channels;
        Instant start = settings.clock().instant();
        WatchdogSettings.Limits limits = settings.limits();
        kafka = new KafkaReach(start);
        topics = new TopicReads(limits.topicPatience());
        heartbeats = new Heartbeats(limits.heartbeatGap());
        time = new EventTime(start);
        standstill = new Standstill(
                new Standstill.Sights(kafka, topics, heartbeats, time),
                limits.standstill(),
                new Standstill.Places(
                        settings.kafka().getOrDefault("bootstrap.servers", "?"),
                        settings.topics().telemetry(),
                        settings.topics().progress()));
        fates = new FateWatch(limits.fates());
        environments = new EnvironmentWatch(limits.environments());
        journey = new HeartbeatJourney(limits.pace().deadMan());
    }

    void probed(Probe.Answer answer, Instant now) {
        job = answer.job();
        fates.sample(job.fates(), now);
        if (answer.kafkaFailure() != null) {
            kafka.failed(answer.kafkaFailure(), now);
            return;
        }
        kafka.answered(answer.at());
        for (String topic :
                List.of(settings.topics().telemetry(), settings.topics().progress())) {
            String reason = answer.unreadable().get(topic);
            if (reason != null) {
                topics.unreadable(topic, reason, now);
            } else if (readsSince(topic, now)) {
                topics.readable(topic);
            }
        }
        answer.ends().keySet().stream()
                .filter(partition -> partition.topic().equals(settings.topics().telemetry()))
                .forEach(partition -> heartbeats.expect(partition.partition(), now));
    }

    /** Reading a topic failed, though Kafka answers questions about it. */
    void unreadable(String topic, String reason, Instant now) {
        readFailures.put(topic, now);
        topics.unreadable(topic, reason, now);
    }

    private boolean readsSince(String topic, Instant now) {
        Instant failed = readFailures.get(topic);
        return failed == null
                || failed.isBefore(now.minus(settings.limits().pace().probe().multipliedBy(2)));
    }

    void read(Fed fed, Instant now) {
        String topic = fed.source().topic();
        if (topic.equals(settings.topics().telemetry())) {
            telemetry(fed, now);
        } else if (topic.equals(settings.topics().progress())) {
            progress(fed.source().value(), now);
        } else {
            maintenance.read(fed.source().value());
        }
    }

    private void telemetry(Fed fed, Instant now) {
        ConsumerRecord<byte[], byte[]> source = fed.source();
        Position position = new Position(source.topic(), source.partition(), source.offset(), 0);
        decoder.decode(RawRecord.of(source.value(), source.timestamp(), position), telemetry -> {
            if (telemetry.kind() == Telemetry.Kind.EVENT) {
                environments.event(telemetry.event().environment());
            } else if (telemetry.kind() == Telemetry.Kind.HEARTBEAT) {
                heartbeat(telemetry, fed.past(), now);
            }
        });
    }

    private void heartbeat(Telemetry heartbeat, boolean past, Instant now) {
        environments.heartbeat(heartbeat.eventTime());
        if (!past) {
            heartbeats.seen(heartbeat.partition(), now);
            journey.departed(heartbeat.eventTime(), now);
        }
    }

    private void progress(byte[] value, Instant now) {
        try {
            Instant evaluatedTo =
                    Instant.parse(JSON.readTree(value).path("evaluatedTo").asText());
            time.reached(evaluatedTo, now);
            journey.arrived(evaluatedTo.toEpochMilli(), now);
        } catch (IOException | DateTimeException | IllegalArgumentException notProgress) {
            // What is no progress moves nothing; if nothing else comes, that is told as a standstill.
        }
    }

    /** What a planned stop explains, and what nobody announced. */
    record Findings(List<Finding> ofStandstill, List<Finding> others) {}

    Findings look(Instant now) {
        List<Finding> ofStandstill = new ArrayList<>(standstill.look(job, now));
        ofStandstill.addAll(topics.look(kafka, now));
        if (!kafka.answering()) {
            channels.kafkaIsAway();
        }
        List<Finding> others = new ArrayList<>(fates.look(now));
        others.addAll(environments.look(now));
        others.addAll(channels.look(now));
        return new Findings(ofStandstill, others);
    }

    boolean inMaintenance(Instant now) {
        return maintenance.inForce(now);
    }

    /** Whether a heartbeat has travelled the whole way just now, to every channel, and at least one channel works. */
    boolean well(Instant now) {
        return journey.well(now) && channelsKeepUp() && !everyChannelFails(now);
    }

    private boolean channelsKeepUp() {
        Instant reached = channels.reachedByAll();
        return reached == null
                || time.evaluatedTo() == null
                || !reached.isBefore(
                        time.evaluatedTo().minus(settings.limits().pace().deadMan()));
    }

    private boolean everyChannelFails(Instant now) {
        long failing = channels.look(now).stream()
                .filter(channel -> channel.sight() == Finding.Sight.BLIND)
                .count();
        return failing > 0 && failing >= settings.channels().size();
    }
}
