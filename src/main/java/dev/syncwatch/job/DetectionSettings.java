package dev.syncwatch.job;

import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the detection job, as {@code jobs/detection.yaml} holds them; what the file leaves out has a default.
 *
 * @param kafka             settings of every Kafka client of the job, {@code bootstrap.servers} among them
 * @param topics            names of topics by {@link dev.syncwatch.standalone.Topic}, where they are not the default
 * @param rules             the rule file
 * @param pane              a part of a minute
 * @param startFrom         where to begin in a topic in which the job's group has not read before
 * @param parallelism       of what follows the source
 * @param sourceParallelism at most as many as the topic has partitions, or time would stand still
 * @param checkpointEvery   how much is read again after a failure
 * @param checkpoints       where state is kept, a directory or a URI that Flink knows
 * @param flink             settings of Flink that this file has no word for
 * @param logs              whether the backend's log is read: its topic has to have heartbeats
 * @param remoteConfig      whether remote config is followed
 * @param state             what keeps state while the job runs
 * @param maxParallelism    the most subtasks that state can ever be spread over; state that was kept with another can't be used
 */
public record DetectionSettings(
        Map<String, String> kafka,
        Map<String, String> topics,
        String rules,
        Duration pane,
        Duration outOfOrderness,
        StartFrom startFrom,
        int parallelism,
        int sourceParallelism,
        Duration checkpointEvery,
        String checkpoints,
        Map<String, String> flink,
        Input logs,
        Input remoteConfig,
        StateSettings state,
        int maxParallelism) {

    /** Where reading begins. */
    public enum StartFrom {
        EARLIEST,
        LATEST
    }

    /** Telemetry alone. */
    public DetectionSettings(
            Map<String, String> kafka,
            Map<String, String> topics,
            String rules,
            Duration pane,
            Duration outOfOrderness,
            StartFrom startFrom,
            int parallelism,
            int sourceParallelism,
            Duration checkpointEvery,
            String checkpoints,
            Map<String, String> flink) {
        this(
                kafka,
                topics,
                rules,
                pane,
                outOfOrderness,
                startFrom,
                parallelism,
                sourceParallelism,
                checkpointEvery,
                checkpoints,
                flink,
                null,
                null,
                null,
                0);
    }

    /** Whether an input beside telemetry is there. */
    public enum Input {
        OFF,
        /** Its topic is read, and has to exist. */
        TOPIC
    }

    public DetectionSettings {
        kafka = kafka == null ? Map.of("bootstrap.servers", "127.0.0.1:9092") : Map.copyOf(kafka);
        topics = topics == null ? Map.of() : Map.copyOf(topics);
        rules = rules == null ? "alert-rules/learning-sync.yaml" : rules;
        pane = pane == null ? Duration.ofSeconds(10) : pane;
        outOfOrderness = outOfOrderness == null ? Duration.ofSeconds(1) : outOfOrderness;
        startFrom = startFrom == null ? StartFrom.LATEST : startFrom;
        parallelism = parallelism == 0 ? 1 : parallelism;
        sourceParallelism = sourceParallelism == 0 ? 1 : sourceParallelism;
        checkpointEvery = checkpointEvery == null ? Duration.ofSeconds(30) : checkpointEvery;
        flink = flink == null ? Map.of() : Map.copyOf(flink);
        logs = logs == null ? Input.OFF : logs;
        remoteConfig = remoteConfig == null ? Input.OFF : remoteConfig;
        state = state == null ? StateSettings.defaults() : state;
        maxParallelism = maxParallelism == 0 ? StateSettings.MAX_PARALLELISM : maxParallelism;
    }

    /** Which topics the job reads. */
    public List<Topic> inputs() {
        List<Topic> inputs = new ArrayList<>(List.of(Topic.TELEMETRY));
        if (logs == Input.TOPIC) {
            inputs.add(Topic.LOGS);
        }
        if (remoteConfig == Input.TOPIC) {
            inputs.add(Topic.REMOTE_CONFIG);
        }
        return inputs;
    }

    /**
     * Reads a settings file, strictly.
     *
     * @throws BadSettings if it holds an unknown key or a value that makes no sense
     * @throws IOException if it cannot be read
     */
    public static DetectionSettings read(Path file) throws BadSettings, IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    /** As {@link #read(Path)}, of what stands in a file of that name. */
    public static DetectionSettings read(String file, byte[] yaml) throws BadSettings, IOException {
        DetectionSettings settings = SettingsFile.read(file, yaml, DetectionSettings.class);
        Optional<String> problem = settings.problem();
        if (problem.isPresent()) {
            throw new BadSettings(file + ":1:1: " + problem.get());
        }
        return settings;
    }

    private Optional<String> problem() {
        return isPane(pane)
                ? StateSettings.problem(Math.max(parallelism, sourceParallelism), maxParallelism)
                : Optional.of("pane is " + Durations.write(pane) + " and has to divide a minute: 100ms, 1s, 10s");
    }

    /** What a topic is called here. */
    public String topic(Topic topic) {
        return topics.getOrDefault(topic.settingName(), topic.defaultName());
    }

    /** The same settings with others of Kafka clients beside them, or in their place. */
    public DetectionSettings withKafka(Map<String, String> more) {
        Map<String, String> clients = new HashMap<>(kafka);
        clients.putAll(more);
        return with(clients, checkpoints, flink, Set.of());
    }

    /** The same settings, with a place for checkpoints if they name none. */
    public DetectionSettings orCheckpointsAt(String place) {
        return checkpoints == null ? with(kafka, place, flink, Set.of()) : this;
    }

    /** The same settings with others of Flink beside them; what they say already goes first. */
    public DetectionSettings withFlink(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(flink);
        return with(kafka, checkpoints, all, Set.of());
    }

    /** The same settings, without one of the inputs beside telemetry. */
    public DetectionSettings without(Topic input) {
        return with(kafka, checkpoints, flink, Set.of(input));
    }

    private DetectionSettings with(
            Map<String, String> clients, String place, Map<String, String> engine, Set<Topic> off) {
        return new DetectionSettings(
                clients,
                topics,
                rules,
                pane,
                outOfOrderness,
                startFrom,
                parallelism,
                sourceParallelism,
                checkpointEvery,
                place,
                engine,
                off.contains(Topic.LOGS) ? Input.OFF : logs,
                off.contains(Topic.REMOTE_CONFIG) ? Input.OFF : remoteConfig,
                state,
                maxParallelism);
    }

    /** Without the values of Kafka's and Flink's settings, which may be secret. */
    @Override
    public String toString() {
        return "DetectionSettings[kafka=" + kafka.keySet() + ", topics=" + topics + ", rules=" + rules + ", pane="
                + pane
                + ", outOfOrderness=" + outOfOrderness + ", startFrom=" + startFrom + ", parallelism=" + parallelism
                + ", sourceParallelism=" + sourceParallelism + ", checkpointEvery=" + checkpointEvery
                + ", checkpoints=" + checkpoints + ", flink=" + flink.keySet() + ", logs=" + logs + ", remoteConfig="
                + remoteConfig + ", state=" + state + ", maxParallelism=" + maxParallelism + "]";
    }

    /** Whether rates at full minutes can be told from panes of this length. */
    public static boolean isPane(Duration pane) {
        return pane.toMillis() > 0 && Duration.ofMinutes(1).toMillis() % pane.toMillis() == 0;
    }
}
