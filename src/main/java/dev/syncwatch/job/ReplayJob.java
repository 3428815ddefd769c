package dev.syncwatch.job;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.RateRow;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.DeadLetterJson;
import dev.syncwatch.store.LinesSink;
import dev.syncwatch.store.OrderedLinesSink;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.telemetry.FateCounts;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.file.LogFile;
import dev.syncwatch.telemetry.file.LogFileSource;
import dev.syncwatch.telemetry.file.RemoteConfigFile;
import dev.syncwatch.telemetry.file.TelemetryFileSource;
import dev.syncwatch.telemetry.time.LogFileTime;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The pipeline over a file of events, in this process; writes what it finds to files. Same input, same bytes out. */
public final class ReplayJob {

    /**
     * What to replay.
     *
     * @param rules       which decide when
     * @param out         a directory, made if it is missing
     * @param parallelism of everything behind the source
     */
    public record Settings(
            RuleTimeline rules, Inputs inputs, Path out, AlertingPipeline.Timing timing, int parallelism) {

        /** One rule set all the time. */
        public Settings(RuleSet rules, Inputs inputs, Path out, AlertingPipeline.Timing timing, int parallelism) {
            this(RuleTimeline.of(0, rules), inputs, out, timing, parallelism);
        }

        /** The same over telemetry alone. */
        public Settings(RuleSet rules, Path events, Path out, AlertingPipeline.Timing timing, int parallelism) {
            this(rules, new Inputs(events, null, null), out, timing, parallelism);
        }
    }

    /**
     * Files of newline-delimited JSON.
     *
     * @param events telemetry
     * @param logs   the backend's log; null for none
     * @param config remote config; null for none: sync is never disabled
     */
    public record Inputs(Path events, Path logs, Path config) {}

    private static final String DEAD_LETTERS = "dead-letters.ndjson";

    private ReplayJob() {}

    /**
     * Replays to the end.
     *
     * @param flink settings beside {@link FlinkSettings#strict()}, such as metric reporters
     * @return how many events had which fate
     * @throws Exception where the events cannot be read or the files not written
     */
    public static Map<Fate, Long> run(Settings settings, Configuration flink) throws Exception {
        Configuration strict = FlinkSettings.strict();
        strict.addAll(flink);
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(settings.parallelism(), strict);
        define(environment, settings);
        return fates(environment.execute("replay"));
    }

    /**
     * The same on Flink that runs already: for whoever has many small files, of which each would else wait for a start of Flink.
     *
     * @throws Exception where the events cannot be read or the files not written
     */
    public static void run(Settings settings, LocalFlink flink) throws Exception {
        StreamExecutionEnvironment environment =
                FlinkSettings.inProcess(settings.parallelism(), FlinkSettings.strict());
        define(environment, settings);
        flink.submit(environment.getStreamGraph().getJobGraph())
                .client()
                .getJobExecutionResult()
                .get();
    }

    /** Defines the job in an environment that has {@link FlinkSettings#strict()}. */
    static void define(StreamExecutionEnvironment environment, Settings settings) throws IOException {
        Files.createDirectories(settings.out());
        AlertingPipeline.Timing timing = settings.timing();
        long paneMillis = timing.pane().toMillis();
        long outOfOrdernessMillis = timing.outOfOrderness().toMillis();
        SingleOutputStreamOperator<Telemetry> telemetry = environment
                .fromSource(
                        new TelemetryFileSource(
                                settings.inputs().events(),
                                new TelemetryFileSource.Timing(paneMillis, outOfOrdernessMillis)),
                        TelemetryTime.strategy(paneMillis, outOfOrdernessMillis),
                        "telemetry",
                        TypeInformation.of(Telemetry.class))
                .uid("telemetry")
                .setParallelism(1);
        // What decides is known beforehand: no set comes while time goes on.
        DataStream<PublishedSet> none = environment
                .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                .name("rules")
                .uid("rules")
                .setParallelism(1);
        AlertingPipeline.Outputs outputs = AlertingPipeline.define(
                new AlertingPipeline.Inputs(telemetry, logs(environment, settings.inputs()), config(settings), none),
                Detection.of(settings.rules(), timing.pane()),
                timing);
        write(outputs, settings.out());
    }

    private static SingleOutputStreamOperator<Telemetry> logs(StreamExecutionEnvironment environment, Inputs inputs) {
        return inputs.logs() == null
                ? null
                : environment
                        .fromSource(
                                new LogFileSource(inputs.logs()),
                                LogFileTime.strategy(),
                                "logs",
                                TypeInformation.of(Telemetry.class))
                        .uid("logs")
                        .setParallelism(1);
    }

    /** All of it is known before the first event is decided. What can't be read stands first among the dead letters. */
    private static RemoteConfigFeed config(Settings settings) throws IOException {
        RemoteConfigFile config = settings.inputs().config() == null
                ? new RemoteConfigFile(List.of(), List.of())
                : RemoteConfigFile.read(settings.inputs().config());
        writeFirst(settings, config.deadLetters());
        return RemoteConfigFeed.of(config.changes());
    }

    /** The dead letters of all inputs but telemetry, whose own come behind them: so the file is the same each time. */
    private static void writeFirst(Settings settings, List<DeadLetter> ofConfig) throws IOException {
        try (PrintWriter out = new PrintWriter(
                Files.newBufferedWriter(settings.out().resolve(DEAD_LETTERS), StandardCharsets.UTF_8))) {
            ofConfig.forEach(letter -> out.print(DeadLetterJson.of(letter) + "\n"));
            if (settings.inputs().logs() != null) {
                LogFile.deadLetters(settings.inputs().logs(), letter -> out.print(DeadLetterJson.of(letter) + "\n"));
            }
        }
    }

    private static void write(AlertingPipeline.Outputs outputs, Path out) {
        sink(
                "alerts-file",
                outputs.changes(),
                new OrderedLinesSink<>(
                        out.resolve("alerts.ndjson"),
                        new OrderedLinesSink.Line<>(AlertChange::at, AlertChange::alert, ChangeJson::of)));
        sink(
                "windows-file",
                outputs.rates(),
                new OrderedLinesSink<>(
                        out.resolve("windows.ndjson"),
                        new OrderedLinesSink.Line<>(RateRow::windowEnd, RateRow::environment, RateJson::of)));
        DataStream<String> deadLetters = outputs.deadLetters()
                .map(DeadLetterJson::of)
                .name("dead-letters-json")
                .uid("dead-letters-json")
                .setParallelism(1);
        sink("dead-letters-file", deadLetters, LinesSink.behind(out.resolve(DEAD_LETTERS)));
    }

    private static <T> void sink(String name, DataStream<T> from, Sink<T> to) {
        from.sinkTo(to).name(name).uid(name).setParallelism(1);
    }

    /** How many events had which fate in a job that has ended; none is too old where nobody counts minutes. */
    static Map<Fate, Long> fates(JobExecutionResult result) {
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        for (Fate fate : EnumSet.complementOf(EnumSet.of(Fate.TOO_OLD))) {
            Long count = result.getAccumulatorResult(FateCounts.accumulatorName(fate));
            counts.put(fate, count == null ? 0 : count);
        }
        return counts;
    }
}
