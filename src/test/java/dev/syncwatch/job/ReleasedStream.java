package dev.syncwatch.job;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.DeadLetterJson;
import dev.syncwatch.store.LinesSink;
import dev.syncwatch.store.MinuteJson;
import dev.syncwatch.store.Progress;
import dev.syncwatch.store.ProgressOperator;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.store.RuleStatusJson;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.file.LogFileSource;
import dev.syncwatch.telemetry.file.TelemetryFileSource;
import dev.syncwatch.telemetry.time.LogFileTime;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A small stream that never changes, and all that the detection job writes of it; one file a topic. */
final class ReleasedStream {

    static final Path KEPT = Path.of("src", "test", "resources", "released");
    static final Path FOUND = Path.of("target", "released");

    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(1);

    private ReleasedStream() {}

    static List<Topic> topics() {
        return Topic.OUTPUTS;
    }

    static Path found(Topic topic) {
        return FOUND.resolve(topic.settingName() + ".ndjson");
    }

    static void run() throws Exception {
        Files.createDirectories(FOUND);
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(1, FlinkSettings.strict());
        AlertingPipeline.Outputs outputs = AlertingPipeline.defineWithMinutes(
                new AlertingPipeline.Inputs(
                        telemetry(environment), logs(environment), RemoteConfigFeed.none(), noOtherRules(environment)),
                Detection.of(rules(), PANE),
                new AlertingPipeline.Timing(PANE, OUT_OF_ORDERNESS));
        write(outputs);
        try (FlinkFixture flink = FlinkFixture.start()) {
            flink.run(environment);
        }
    }

    private static SingleOutputStreamOperator<Telemetry> telemetry(StreamExecutionEnvironment environment) {
        long pane = PANE.toMillis();
        long outOfOrderness = OUT_OF_ORDERNESS.toMillis();
        return environment
                .fromSource(
                        new TelemetryFileSource(
                                KEPT.resolve("events.ndjson"), new TelemetryFileSource.Timing(pane, outOfOrderness)),
                        TelemetryTime.strategy(pane, outOfOrderness),
                        "telemetry",
                        TypeInformation.of(Telemetry.class))
                .uid("telemetry");
    }

    private static SingleOutputStreamOperator<Telemetry> logs(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        new LogFileSource(KEPT.resolve("logs.ndjson")),
                        LogFileTime.strategy(),
                        "logs",
                        TypeInformation.of(Telemetry.class))
                .uid("logs");
    }

    private static DataStream<PublishedSet> noOtherRules(StreamExecutionEnvironment environment) {
        return environment
                .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                .uid("rules");
    }

    private static RuleSet rules() throws Exception {
        RuleFile file =
                RuleFileReader.read("rules.yaml", Files.readAllBytes(KEPT.resolve("rules.yaml")), Map.of(), PANE);
        if (!file.problems().isEmpty()) {
            throw new AssertionError(file.problems());
        }
        return file.ruleSet();
    }

    private static void write(AlertingPipeline.Outputs outputs) {
        write(Topic.ALERTS, outputs.changes(), ChangeJson::of);
        write(Topic.WINDOWS, outputs.rates(), RateJson::of);
        write(Topic.RULE_STATUS, outputs.statuses(), RuleStatusJson::of);
        write(Topic.MINUTES, outputs.minutes().orElseThrow(), MinuteJson::of);
        write(
                Topic.DEAD_LETTERS,
                outputs.deadLetters().union(outputs.logDeadLetters().orElseThrow()),
                DeadLetterJson::of);
        write(
                Topic.PROGRESS,
                outputs.changes()
                        .transform(
                                "progress",
                                TypeInformation.of(Progress.class),
                                new ProgressOperator<AlertChange>(PANE.toMillis()))
                        .uid("progress"),
                Progress::json);
    }

    private static <T> void write(Topic topic, DataStream<T> from, MapFunction<T, String> json) {
        String name = topic.settingName();
        from.map(json, Types.STRING)
                .uid(name + "-json")
                .sinkTo(new LinesSink(found(topic)))
                .uid(name + "-file");
    }
}
