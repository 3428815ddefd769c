package dev.syncwatch.job.output;

import dev.syncwatch.incident.EpisodeChange;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.store.output.IncidentOperator;
import dev.syncwatch.store.output.ResultDecoder;
import dev.syncwatch.store.output.ResultRecord;
import dev.syncwatch.store.output.ResultTopics;
import dev.syncwatch.store.output.RowOperator;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.PostgresSink;
import dev.syncwatch.store.table.Row;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * What stands in Syncwatch's topics, written into PostgreSQL, whose tables have to be there.
 *
 * <pre>
 * results → rows ───────────────────────────▶ database
 *             └→ episodes ═environment═▶ incidents ↗
 * </pre>
 *
 * Without a checkpoint it reads its topics from their beginnings, whatever its group has committed: rows that are there already stay as
 * they are, and incidents that go on are known again.
 */
public final class OutputJob {

    /** The job's name, by which a cluster that was restarted finds it again. */
    public static final String NAME = "output";

    /** Should the newest checkpoint be damaged, there is another. */
    private static final int RETAINED = 2;

    /** How soon the outbox of a new channel is read. */
    private static final String PARTITION_DISCOVERY_MILLIS = "10000";

    private OutputJob() {}

    /** Flink's settings for this job: strict types and ids, and checkpoints if there is a place for them. */
    public static Configuration flinkSettings(OutputSettings settings) {
        Configuration flink = FlinkSettings.strict();
        FlinkSettings.startAgain(flink);
        settings.state().into(flink, settings.maxParallelism());
        if (settings.checkpoints() != null) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
            flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpoints());
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
            // While the database is away no barrier gets through, which is no reason to start anew.
            flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
            flink.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        settings.flink().forEach(flink::setString);
        return flink;
    }

    /** Defines the job in an environment that has {@link #flinkSettings}. */
    public static void define(StreamExecutionEnvironment environment, OutputSettings settings, Database database) {
        environment.setParallelism(settings.parallelism());
        SingleOutputStreamOperator<ResultRecord> results = named(
                "results",
                environment.fromSource(
                        source(settings),
                        WatermarkStrategy.noWatermarks(),
                        "results",
                        TypeInformation.of(ResultRecord.class)));
        SingleOutputStreamOperator<Row> rows = named("rows", results.process(new RowOperator()));
        SingleOutputStreamOperator<Row> incidents = named(
                "incidents",
                rows.getSideOutput(RowOperator.EPISODES)
                        .keyBy(EpisodeChange::environment)
                        .process(new IncidentOperator()));
        rows.union(incidents)
                .sinkTo(new PostgresSink(database, settings.batch().batching(), settings.retention()))
                .name("database")
                .uid("database");
    }

    /** The job as it is handed to a cluster of this process. */
    static JobGraph graph(OutputSettings settings, Database database, Configuration flink) {
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(settings.parallelism(), flink);
        define(environment, settings, database);
        StreamGraph stream = environment.getStreamGraph();
        stream.setJobName(NAME);
        return stream.getJobGraph();
    }

    private static KafkaSource<ResultRecord> source(OutputSettings settings) {
        ResultTopics topics = settings.results();
        Properties consumer = new Properties();
        consumer.putAll(settings.kafka());
        KafkaSourceBuilder<ResultRecord> source = KafkaSource.<ResultRecord>builder()
                .setProperties(consumer)
                .setProperty("partition.discovery.interval.ms", PARTITION_DISCOVERY_MILLIS)
                // Outboxes are written in transactions.
                .setProperty("isolation.level", "read_committed")
                .setTopicPattern(topics.pattern())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new ResultDecoder(topics));
        if (!settings.kafka().containsKey("group.id")) {
            source.setGroupId("syncwatch-" + NAME);
        }
        return source.build();
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
