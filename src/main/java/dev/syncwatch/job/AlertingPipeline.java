package dev.syncwatch.job;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertInput;
import dev.syncwatch.alert.AlertOperator;
import dev.syncwatch.alert.RateRow;
import dev.syncwatch.alert.RuleStatus;
import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.alert.turn.RuleClock;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.detect.absence.AbsenceEdgeOperator;
import dev.syncwatch.detect.absence.AbsencePattern;
import dev.syncwatch.detect.absence.WatchedPanes;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.LatenessOperator;
import dev.syncwatch.telemetry.time.LogLatenessOperator;
import dev.syncwatch.telemetry.time.PaneClock;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.CombineOperator;
import dev.syncwatch.window.JudgedEvent;
import dev.syncwatch.window.LogCombineOperator;
import dev.syncwatch.window.MeasureOperator;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.UserEvent;
import dev.syncwatch.window.UserOperator;
import dev.syncwatch.window.minute.MinuteOperator;
import dev.syncwatch.window.minute.MinutePart;
import dev.syncwatch.window.minute.MinuteRow;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The topology, the same over Kafka and over files.
 *
 * <pre>
 * logs → log-clock → log-lateness → log-combine ═══════════════════════╗
 * telemetry → pane-clock → lateness → measure ═user═▶ users → combine ═╩environment═▶ alerts → changes
 *                             │                                  │                    ▲  └──→ rates, statuses
 *                             └→ dead letters                    └═environment═▶ absence-edges
 *                                                                                     │  ═rule, group═▶ absence ┐
 *                                                                                     └─────────────────────────┴▶
 * rules → rule-clock ═every subtask═▶ alerts                     time of combine → rule-clock → decisions
 *                                                                parts of combine ═environment, minute═▶ minutes → rows
 * </pre>
 *
 * A single arrow stays in the task, a double one is a shuffle. Everything to the left of the first shuffle is chained to the
 * source, so it sees each partition whole and in order; the combiner is chained to the stage by user, so only partial panes
 * travel further.
 */
public final class AlertingPipeline {

    private AlertingPipeline() {}

    /**
     * What goes in.
     *
     * @param telemetry the source; what follows runs with its parallelism up to the first shuffle
     * @param logs      the backend's log; null for none
     * @param config    says when sync counts as disabled
     * @param rules     sets that may follow those of the detection; its watermark is the highest at once
     */
    public record Inputs(
            SingleOutputStreamOperator<Telemetry> telemetry,
            SingleOutputStreamOperator<Telemetry> logs,
            RemoteConfigFeed config,
            DataStream<PublishedSet> rules) {}

    /** What comes out. */
    public record Outputs(
            SingleOutputStreamOperator<AlertChange> changes,
            DataStream<RateRow> rates,
            DataStream<RuleStatus> statuses,
            DataStream<DeadLetter> deadLetters,
            Optional<DataStream<DeadLetter>> logDeadLetters,
            DataStream<Decision> decisions,
            Optional<DataStream<MinuteRow>> minutes) {}

    /** How events become panes. */
    public record Timing(Duration pane, Duration outOfOrderness) {}

    /**
     * Defines the topology behind sources whose watermarks are {@link dev.syncwatch.telemetry.time.TelemetryTime}'s. Minutes are
     * not counted, and cost nothing.
     */
    public static Outputs define(Inputs inputs, Detection detection, Timing timing) {
        return define(inputs, detection, timing, false);
    }

    /** The same, which also counts what happened in each minute. */
    public static Outputs defineWithMinutes(Inputs inputs, Detection detection, Timing timing) {
        return define(inputs, detection, timing, true);
    }

    private static Outputs define(Inputs inputs, Detection detection, Timing timing, boolean minutes) {
        SingleOutputStreamOperator<Telemetry> telemetry = inputs.telemetry();
        long paneMillis = timing.pane().toMillis();
        int sources = telemetry.getParallelism();
        SingleOutputStreamOperator<TimedEvent> timed = named(
                        "lateness",
                        named(
                                        "pane-clock",
                                        telemetry.transform(
                                                "pane-clock", telemetry.getType(), new PaneClock<>(paneMillis)))
                                .setParallelism(sources)
                                .process(new LatenessOperator(
                                        timing.outOfOrderness().toMillis())))
                .setParallelism(sources);
        SingleOutputStreamOperator<UserEvent> measured = named(
                        "measure",
                        timed.process(
                                new MeasureOperator(detection.plan(), minutes), TypeInformation.of(UserEvent.class)))
                .setParallelism(sources);
        SingleOutputStreamOperator<PartialPane> combined = panes(measured, detection, inputs.config());
        Optional<SingleOutputStreamOperator<LogEntry>> logs =
                Optional.ofNullable(inputs.logs()).map(lines -> logs(lines, timing));
        Optional<SingleOutputStreamOperator<PartialPane>> logPanes =
                logs.map(lines -> logPanes(lines, detection, inputs.config()));
        SingleOutputStreamOperator<PublishedSet> turns =
                turns(inputs.rules(), combined.getSideOutput(CombineOperator.TIME), detection);
        SingleOutputStreamOperator<AlertChange> changes = named(
                "alerts",
                alertInputs(combined, logPanes, detection)
                        .keyBy(AlertInput::environment)
                        .connect(turns.broadcast())
                        .transform(
                                "alerts",
                                TypeInformation.of(AlertChange.class),
                                AlertOperator.operator(detection, inputs.config())));
        return new Outputs(
                changes,
                changes.getSideOutput(AlertOperator.RATES),
                changes.getSideOutput(AlertOperator.STATUSES),
                timed.getSideOutput(LatenessOperator.DEAD_LETTERS),
                logs.map(lines -> lines.getSideOutput(LogLatenessOperator.DEAD_LETTERS)),
                turns.getSideOutput(RuleClock.DECISIONS),
                minutes ? Optional.of(minutes(combined, timing)) : Optional.empty());
    }

    private static DataStream<MinuteRow> minutes(SingleOutputStreamOperator<PartialPane> combined, Timing timing) {
        return named(
                "minutes",
                combined.getSideOutput(CombineOperator.MINUTES)
                        .keyBy(MinutePart::key)
                        .process(new MinuteOperator(timing.pane().toMillis())));
    }

    private static SingleOutputStreamOperator<LogEntry> logs(
            SingleOutputStreamOperator<Telemetry> lines, Timing timing) {
        long paneMillis = timing.pane().toMillis();
        return named(
                        "log-lateness",
                        named("log-clock", lines.transform("log-clock", lines.getType(), new PaneClock<>(paneMillis)))
                                .setParallelism(lines.getParallelism())
                                .process(new LogLatenessOperator(
                                        paneMillis, timing.outOfOrderness().toMillis())))
                .setParallelism(lines.getParallelism());
    }

    private static SingleOutputStreamOperator<PartialPane> logPanes(
            SingleOutputStreamOperator<LogEntry> logs, Detection detection, RemoteConfigFeed config) {
        return named(
                        "log-combine",
                        logs.transform(
                                "log-combine",
                                TypeInformation.of(PartialPane.class),
                                new LogCombineOperator(detection.plan(), config)))
                .setParallelism(logs.getParallelism());
    }

    private static SingleOutputStreamOperator<PartialPane> panes(
            DataStream<UserEvent> events, Detection detection, RemoteConfigFeed config) {
        SingleOutputStreamOperator<JudgedEvent> judged = named(
                "users",
                events.keyBy(UserEvent::routingKey)
                        .transform(
                                "users",
                                TypeInformation.of(JudgedEvent.class),
                                UserOperator.operator(detection.plan(), config)));
        return named(
                "combine",
                judged.transform(
                        "combine", TypeInformation.of(PartialPane.class), new CombineOperator(detection.plan())));
    }

    private static SingleOutputStreamOperator<PublishedSet> turns(
            DataStream<PublishedSet> rules, DataStream<Long> time, Detection detection) {
        Duration pane = Duration.ofMillis(detection.plan().paneMillis());
        return named(
                        "rule-clock",
                        rules.connect(time)
                                .transform(
                                        "rule-clock",
                                        TypeInformation.of(PublishedSet.class),
                                        new RuleClock(detection.timeline(), pane)))
                .setParallelism(1);
    }

    /** Panes, and what they tell of runs without success. Each goes into its inputs where it was made, so that it is written once. */
    private static DataStream<AlertInput> alertInputs(
            SingleOutputStreamOperator<PartialPane> panes,
            Optional<SingleOutputStreamOperator<PartialPane>> logPanes,
            Detection detection) {
        DataStream<AlertInput> inputs = inputs("pane-inputs", panes, AlertInput::of);
        DataStream<PartialPane> watched = watched("absence-panes", panes, detection);
        if (logPanes.isPresent()) {
            int logs = logPanes.get().getParallelism();
            inputs = inputs.union(
                    inputs("log-pane-inputs", logPanes.get(), AlertInput::of).setParallelism(logs));
            watched = watched.union(
                    watched("log-absence-panes", logPanes.get(), detection).setParallelism(logs));
        }
        return inputs.union(inputs("absence-inputs", edgesToTell(watched, detection), AlertInput::of));
    }

    private static SingleOutputStreamOperator<PartialPane> watched(
            String name, DataStream<PartialPane> panes, Detection detection) {
        return named(
                name, panes.flatMap(new WatchedPanes(detection.absences()), TypeInformation.of(PartialPane.class)));
    }

    private static DataStream<AbsenceEdge> edgesToTell(DataStream<PartialPane> watched, Detection detection) {
        SingleOutputStreamOperator<AbsenceEdge> edges = named(
                "absence-edges",
                watched.keyBy(PartialPane::environment)
                        .transform(
                                "absence-edges",
                                TypeInformation.of(AbsenceEdge.class),
                                AbsenceEdgeOperator.operator(
                                        detection.absences(), detection.plan().paneMillis())));
        SingleOutputStreamOperator<AbsenceEdge> opened = named("absence", AbsencePattern.opened(edges));
        return named("absence-turns", edges.filter(edge -> edge.kind() != AbsenceEdge.Kind.DEADLINE))
                .union(opened);
    }

    private static <T> SingleOutputStreamOperator<AlertInput> inputs(
            String name, DataStream<T> from, MapFunction<T, AlertInput> as) {
        return named(name, from.map(as, TypeInformation.of(AlertInput.class)));
    }

    /** One word is both what people read and what state is found by. */
    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
