package dev.syncwatch.job.output;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.SettingsFile;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.output.Result;
import dev.syncwatch.store.output.ResultTopics;
import dev.syncwatch.store.postgres.PostgresSink.Batching;
import dev.syncwatch.store.retention.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the output job, as {@code jobs/output.yaml} holds them; what the file leaves out has a default.
 *
 * @param kafka           settings of every Kafka client of the job, {@code bootstrap.servers} among them
 * @param topics          names of topics by {@link Topic}, where they are not the default
 * @param outboxes        the start of the names of the channels' outboxes, as in {@code notification.yaml}
 * @param database        null where somebody else says it
 * @param batch           when rows are written
 * @param retention       how long they are kept
 * @param parallelism     more than one helps where the database is far away; one topic is read by one subtask
 * @param checkpointEvery how much is read again after a failure
 * @param checkpoints     where state is kept, a directory or a URI that Flink knows
 * @param flink           settings of Flink that this file has no word for
 * @param state           what keeps state while the job runs
 * @param maxParallelism  the most subtasks that state can ever be spread over; state that was kept with another can't be used
 */
public record OutputSettings(
        Map<String, String> kafka,
        Map<String, String> topics,
        String outboxes,
        DatabaseSettings database,
        Batch batch,
        Retention retention,
        int parallelism,
        Duration checkpointEvery,
        String checkpoints,
        Map<String, String> flink,
        StateSettings state,
        int maxParallelism) {

    /**
     * When rows are written: as soon as one of both holds.
     *
     * @param rows  how many wait, from 1
     * @param every how long the first of them has waited, above 0
     */
    public record Batch(int rows, Duration every) {

        public Batch {
            rows = rows == 0 ? 2_000 : rows;
            every = every == null ? Duration.ofSeconds(1) : every;
        }

        Batching batching() {
            return new Batching(rows, every);
        }
    }

    public OutputSettings {
        kafka = kafka == null ? Map.of("bootstrap.servers", "127.0.0.1:9092") : Map.copyOf(kafka);
        topics = topics == null ? Map.of() : Map.copyOf(topics);
        outboxes = outboxes == null ? "learning-sync.outbox" : outboxes;
        batch = batch == null ? new Batch(0, null) : batch;
        retention = retention == null ? Retention.defaults() : retention;
        parallelism = parallelism == 0 ? 1 : parallelism;
        checkpointEvery = checkpointEvery == null ? Duration.ofSeconds(30) : checkpointEvery;
        flink = flink == null ? Map.of() : Map.copyOf(flink);
        state = state == null ? StateSettings.defaults() : state;
        maxParallelism = maxParallelism == 0 ? StateSettings.MAX_PARALLELISM : maxParallelism;
    }

    /** Everything by default. */
    public static OutputSettings defaults() {
        return new OutputSettings(null, null, null, null, null, null, 0, null, null, null, null, 0);
    }

    /**
     * Reads a settings file, strictly; without one the defaults hold.
     *
     * @throws BadSettings if it holds an unknown key or a value that makes no sense
     * @throws IOException if it is there and cannot be read
     */
    public static OutputSettings read(Path file) throws BadSettings, IOException {
        return Files.exists(file) ? read(file.toString(), Files.readAllBytes(file)) : defaults();
    }

    /** As {@link #read(Path)}, of what stands in a file of that name. */
    public static OutputSettings read(String file, byte[] yaml) throws BadSettings, IOException {
        OutputSettings settings = SettingsFile.read(file, yaml, OutputSettings.class);
        Optional<String> problem = settings.problem();
        if (problem.isPresent()) {
            throw new BadSettings(file + ":1:1: " + problem.get());
        }
        return settings;
    }

    private Optional<String> problem() {
        if (batch.rows() < 1 || batch.every().isZero()) {
            return Optional.of("batch.rows has to be 1 or more, and batch.every above 0");
        }
        if (retention.shortest().compareTo(Retention.LEAST) < 0) {
            return Optional.of("nothing can be kept for less than " + Durations.write(Retention.LEAST)
                    + ": minutes are corrected for a day");
        }
        return StateSettings.problem(parallelism, maxParallelism)
                .or(() -> Optional.ofNullable(database).flatMap(DatabaseSettings::problem));
    }

    /** What a topic is called here. */
    public String topic(Topic topic) {
        return topics.getOrDefault(topic.settingName(), topic.defaultName());
    }

    /** What the job reads. */
    public ResultTopics results() {
        Map<String, Result> results = new HashMap<>();
        results.put(topic(Topic.WINDOWS), Result.WINDOWS);
        results.put(topic(Topic.MINUTES), Result.MINUTES);
        results.put(topic(Topic.ALERTS), Result.ALERTS);
        results.put(topic(Topic.PROGRESS), Result.PROGRESS);
        results.put(topic(Topic.RULE_STATUS), Result.RULE_STATUS);
        results.put(topic(Topic.SILENCES), Result.SILENCES);
        return new ResultTopics(results, outboxes);
    }

    /** The same settings with others of Kafka clients beside them, or in their place. */
    public OutputSettings withKafka(Map<String, String> more) {
        Map<String, String> clients = new HashMap<>(kafka);
        clients.putAll(more);
        return at(new Places(clients, topics, outboxes, database, checkpoints));
    }

    /** The same settings for the topics of jobs that run beside this one. */
    public OutputSettings beside(DetectionSettings detection, NotificationJobSettings notification) {
        Map<String, String> clients = new HashMap<>(detection.kafka());
        clients.remove("group.id"); // the other job's
        return at(new Places(clients, detection.topics(), notification.outboxes(), database, checkpoints));
    }

    /** The same settings with another database. */
    public OutputSettings with(DatabaseSettings other) {
        return at(new Places(kafka, topics, outboxes, other, checkpoints));
    }

    /** The same settings, with a place for checkpoints if they name none. */
    public OutputSettings orCheckpointsAt(String place) {
        return checkpoints == null ? at(new Places(kafka, topics, outboxes, database, place)) : this;
    }

    /** What is elsewhere on another machine. */
    private record Places(
            Map<String, String> kafka,
            Map<String, String> topics,
            String outboxes,
            DatabaseSettings database,
            String checkpoints) {}

    private OutputSettings at(Places places) {
        return new OutputSettings(
                places.kafka(),
                places.topics(),
                places.outboxes(),
                places.database(),
                batch,
                retention,
                parallelism,
                checkpointEvery,
                places.checkpoints(),
                flink,
                state,
                maxParallelism);
    }

    /** Without the values of Kafka's and Flink's settings, which may be secret. */
    @Override
    public String toString() {
        return "OutputSettings[kafka=" + kafka.keySet() + ", topics=" + topics + ", outboxes=" + outboxes + ", batch="
                + batch + ", retention=" + retention + ", parallelism=" + parallelism + ", checkpointEvery="
                + checkpointEvery + ", checkpoints=" + checkpoints + ", flink=" + flink.keySet() + ", state=" + state
                + ", maxParallelism=" + maxParallelism + "]";
    }
}
