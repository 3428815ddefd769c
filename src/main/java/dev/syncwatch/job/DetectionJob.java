package dev.syncwatch.job;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.RateRow;
import dev.syncwatch.alert.RuleStatus;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.rules.RulesJson;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.ChangeHeaders;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.DeadLetterJson;
import dev.syncwatch.store.MinuteJson;
import dev.syncwatch.store.Progress;
import dev.syncwatch.store.ProgressOperator;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.store.RuleStatusJson;
import dev.syncwatch.store.TopicSink;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.window.minute.MinuteRow;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The pipeline over Kafka: telemetry in; changes, progress, rates, minutes, what rules say, and dead letters out. */
public final class DetectionJob {

    /** The job's name, by which a cluster that was restarted finds it again. */
    public static final String NAME = "detection";

    /** Should the newest checkpoint be damaged, there is another. */
    private static final int RETAINED = 2;

    private DetectionJob() {}

    /** Flink's settings for this job: strict types and ids, and checkpoints if there is a place for them. */
    public static Configuration flinkSettings(DetectionSettings settings) {
        Configuration flink = FlinkSettings.strict();
        FlinkSettings.startAgain(flink);
        // What is compressed has a checksum: damaged state is told, and not read as other numbers.
        flink.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        settings.state().into(flink, settings.maxParallelism());
        if (settings.checkpoints() != null) {
            flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
            flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpoints());
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        settings.flink().forEach(flink::setString);
        return flink;
    }

    /** Defines the job in an environment that has {@link #flinkSettings}. */
    public static void define(StreamExecutionEnvironment environment, DetectionSettings settings, RuleSet rules) {
        define(environment, settings, RuleTimeline.of(0, rules));
    }

    /** Defines the job to go on after these rule sets, with those that the topic brings later. */
    public static void define(StreamExecutionEnvironment environment, DetectionSettings settings, RuleTimeline rules) {
        long paneMillis = settings.pane().toMillis();
        KafkaInputs inputs = new KafkaInputs(environment, settings);
        AlertingPipeline.Outputs outputs = AlertingPipeline.defineWithMinutes(
                inputs.all(),
                Detection.of(rules, settings.pane()),
                new AlertingPipeline.Timing(settings.pane(), settings.outOfOrderness()));
        Sinks sinks = new Sinks(settings);
        sinks.write(outputs, paneMillis);
        sinks.writeUnreadable(outputs, inputs);
    }

    /** The job as it is handed to a cluster of this process. */
    static JobGraph graph(DetectionSettings settings, RuleTimeline rules, Configuration flink) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        define(environment, settings, rules);
        StreamGraph stream = environment.getStreamGraph();
        stream.setJobName(NAME);
        return stream.getJobGraph();
    }

    /** One sink a topic. */
    private record Sinks(DetectionSettings settings) {

        void write(AlertingPipeline.Outputs outputs, long paneMillis) {
            sink(
                    Topic.ALERTS,
                    outputs.changes(),
                    new TopicSink.Form<>(AlertChange::alert, ChangeJson::of, ChangeHeaders::of));
            sink(Topic.WINDOWS, outputs.rates(), TopicSink.Form.of(RateRow::environment, RateJson::of));
            sink(Topic.RULE_STATUS, outputs.statuses(), TopicSink.Form.of(RuleStatus::alert, RuleStatusJson::of));
            outputs.minutes()
                    .ifPresent(rows ->
                            sink(Topic.MINUTES, rows, TopicSink.Form.of(MinuteRow::environment, MinuteJson::of)));
            DataStream<Progress> progress = outputs.changes()
                    .transform("progress", TypeInformation.of(Progress.class), new ProgressOperator<>(paneMillis))
                    .name("progress")
                    .uid("progress")
                    .setParallelism(1);
            // One writer: the clock of whoever reads it must not go back.
            sink(Topic.PROGRESS, progress, TopicSink.Form.of(unused -> null, Progress::json))
                    .setParallelism(1);
            sink(Topic.RULES, outputs.decisions(), TopicSink.Form.of(unused -> null, RulesJson::of))
                    .setParallelism(1);
        }

        void writeUnreadable(AlertingPipeline.Outputs outputs, KafkaInputs inputs) {
            DataStream<DeadLetter> deadLetters = outputs.deadLetters();
            for (Optional<DataStream<DeadLetter>> more : List.of(outputs.logDeadLetters(), inputs.unreadableConfig())) {
                deadLetters = more.map(deadLetters::union).orElse(deadLetters);
            }
            sink(Topic.DEAD_LETTERS, deadLetters, TopicSink.Form.of(unused -> null, DeadLetterJson::of));
        }

        private <T> DataStreamSink<T> sink(Topic topic, DataStream<T> from, TopicSink.Form<T> form) {
            String uid = topic.settingName() + "-topic";
            return from.sinkTo(TopicSink.of(settings.kafka(), settings.topic(topic), form))
                    .name(uid)
                    .uid(uid);
        }
    }
}
