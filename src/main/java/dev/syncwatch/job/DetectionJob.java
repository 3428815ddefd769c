package dev.syncwatch.job;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.RateRow;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.rules.RuleSource;
import dev.syncwatch.job.rules.RulesJson;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.ChangeHeaders;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.DeadLetterJson;
import dev.syncwatch.store.Progress;
import dev.syncwatch.store.ProgressOperator;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.store.TopicSink;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.kafka.KafkaTelemetry;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The pipeline over Kafka: telemetry in; changes, progress, rates and dead letters out. */
public final class DetectionJob {

    /** The job's name, by which a cluster that was restarted finds it again. */
    public static final String NAME = "detection";

    /** How soon a new partition is read; its heartbeats let time go on there. */
    private static final String PARTITION_DISCOVERY_MILLIS = "10000";

    private DetectionJob() {}

    /** Flink's settings for this job: strict types and ids, and checkpoints if there is a place for them. */
    public static Configuration flinkSettings(DetectionSettings settings) {
        Configuration flink = FlinkSettings.strict();
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        // What is compressed has a checksum: damaged state is told, and not read as other numbers.
        flink.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
        if (settings.checkpoints() != null) {
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
        SingleOutputStreamOperator<Telemetry> telemetry = environment
                .fromSource(
                        source(settings),
                        TelemetryTime.strategy(
                                paneMillis, settings.outOfOrderness().toMillis()),
                        "telemetry",
                        TypeInformation.of(Telemetry.class))
                .uid("telemetry")
                .setParallelism(settings.sourceParallelism());
        AlertingPipeline.Outputs outputs = AlertingPipeline.define(
                new AlertingPipeline.Inputs(
                        telemetry, null, RemoteConfigFeed.none(), RuleSource.of(environment, settings)),
                Detection.of(rules, settings.pane()),
                new AlertingPipeline.Timing(settings.pane(), settings.outOfOrderness()));
        new Sinks(settings).write(outputs, paneMillis);
    }

    private static KafkaSource<Telemetry> source(DetectionSettings settings) {
        Properties consumer = new Properties();
        consumer.putAll(settings.kafka());
        KafkaSourceBuilder<Telemetry> source = KafkaSource.<Telemetry>builder()
                .setProperties(consumer)
                .setProperty("partition.discovery.interval.ms", PARTITION_DISCOVERY_MILLIS)
                .setTopics(settings.topic(Topic.TELEMETRY))
                .setStartingOffsets(OffsetsInitializer.committedOffsets(
                        OffsetResetStrategy.valueOf(settings.startFrom().name())))
                .setDeserializer(new KafkaTelemetry());
        if (!settings.kafka().containsKey("group.id")) {
            source.setGroupId("syncwatch-" + NAME);
        }
        return source.build();
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
            DataStream<DeadLetter> deadLetters = outputs.deadLetters();
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
