package dev.syncwatch.cli.doctor;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.postgres.Database;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at everything outside that Syncwatch depends on, and leaves no trace there. */
public final class Doctor {
    private static final String ANSWER_WITHIN_MILLIS = "5000";

    private final DetectionSettings settings;
    private final Map<String, String> environment;
    private final Clock clock;

    /** {@code environment} holds the secrets that rules name. */
    public Doctor(DetectionSettings settings, Map<String, String> environment, Clock clock) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
    }

    /** Kafka, the topics, and the last {@code sample} records of telemetry. */
    public List<Check> kafka(int sample) throws InterruptedException {
        String brokers = settings.kafka().getOrDefault("bootstrap.servers", "?");
        try (Admin admin = Admin.create(clientSettings())) {
            KafkaChecks checks = new KafkaChecks(admin, settings::topic);
            List<Check> all = new ArrayList<>();
            if (checks.cluster(brokers)) {
                checks.topics(settings.inputs());
                all.addAll(checks.checks());
                all.addAll(telemetry(sample));
                return all;
            }
            return checks.checks();
        } catch (KafkaException unusable) {
            // Its message may quote the settings.
            return List.of(Check.fail(
                    "kafka " + brokers,
                    "no client can be made of these settings: "
                            + root(unusable).getClass().getSimpleName(),
                    "check the address and the settings under `kafka`"));
        }
    }

    /** The vendors of some channels, and this machine's clock against theirs. */
    public List<Check> channels(List<Channel> channels, URI pagerDuty, URI slack) throws InterruptedException {
        return new VendorChecks(new VendorChecks.Addresses(pagerDuty, slack), environment, clock).of(channels);
    }

    /** The database that the output job would write. */
    public List<Check> database(Database database) {
        return new DatabaseChecks(database).checks();
    }

    private List<Check> telemetry(int sample) {
        String topic = settings.topic(Topic.TELEMETRY);
        Map<String, Object> consumer = clientSettings();
        consumer.remove("group.id");
        consumer.put("enable.auto.commit", "false");
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("allow.auto.create.topics", "false");
        // Kafka would hold the close up for as long as it waits for more records.
        consumer.put("fetch.max.wait.ms", "10");
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new TelemetryReading(reader, topic).last(sample).checks(settings.outOfOrderness(), clock.instant());
        } catch (KafkaException unreadable) {
            return List.of(Check.fail(
                    "last records of " + topic,
                    "can't be read: " + unreadable.getClass().getSimpleName(),
                    "grant Read on it"));
        }
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> clients = new HashMap<>(settings.kafka());
        clients.put("client.id", "syncwatch-doctor");
        clients.put("default.api.timeout.ms", ANSWER_WITHIN_MILLIS);
        clients.put("request.timeout.ms", ANSWER_WITHIN_MILLIS);
        return clients;
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
