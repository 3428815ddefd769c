package dev.syncwatch.cli.bench.job;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.MinuteJson;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The detection job, whole and in parts, and the least that stands below it. */
public record DetectionJobs(Front front) {

    /** Read, decode, forget. */
    public void decode(StreamExecutionEnvironment environment, Workload.Part part) {
        Front.end(
                "decode",
                events(environment, part)
                        .map(event -> "", Types.STRING)
                        .name("none")
                        .uid("none"));
    }

    /** What no job that looks at users can go below: read, decode, send each event to its user, forget it. */
    public void limit(StreamExecutionEnvironment environment, Workload.Part part) {
        SingleOutputStreamOperator<String> users = events(environment, part)
                .keyBy(event -> event.user() == null ? "" : event.user())
                .map(SyncEvent::user, Types.STRING)
                .name("user")
                .uid("user");
        Front.end("limit", users);
    }

    private SingleOutputStreamOperator<SyncEvent> events(StreamExecutionEnvironment environment, Workload.Part part) {
        return front.telemetry(environment, part)
                .filter(telemetry -> telemetry.kind() == Telemetry.Kind.EVENT)
                .name("events")
                .uid("events")
                .map(Telemetry::event, TypeInformation.of(SyncEvent.class))
                .name("event")
                .uid("event");
    }

    /** All that {@code replay} does: every change and every rate, but for the files. */
    public FlinkCourse.Definition detection(RuleSet rules) {
        return (environment, part) -> told(AlertingPipeline.define(
                inputs(environment, part), Detection.of(RuleTimeline.of(0, rules), front.pane()), timing()));
    }

    /** All that {@code run} does, the counts of every minute too, but for Kafka behind it. */
    public FlinkCourse.Definition withMinutes(RuleSet rules) {
        return (environment, part) -> {
            AlertingPipeline.Outputs outputs = AlertingPipeline.defineWithMinutes(
                    inputs(environment, part), Detection.of(RuleTimeline.of(0, rules), front.pane()), timing());
            told(outputs);
            Front.end(
                    "minutes",
                    json("minutes-json", outputs.minutes().orElseThrow().map(MinuteJson::of)));
        };
    }

    /** The failure rate of each full minute, as {@link RateText}, under rules that need nothing else. */
    public FlinkCourse.Definition rates(RuleSet rules) {
        return (environment, part) -> {
            AlertingPipeline.Outputs outputs = AlertingPipeline.define(
                    inputs(environment, part), Detection.of(RuleTimeline.of(0, rules), front.pane()), timing());
            Front.end(
                    "rates",
                    json(
                            "rates-text",
                            outputs.rates()
                                    .filter(row -> row.attempts() > 0)
                                    .name("attempted")
                                    .uid("attempted")
                                    .map(RateText::of)));
        };
    }

    private AlertingPipeline.Timing timing() {
        return new AlertingPipeline.Timing(front.pane(), front.outOfOrderness());
    }

    private AlertingPipeline.Inputs inputs(StreamExecutionEnvironment environment, Workload.Part part) {
        DataStream<PublishedSet> none = environment
                .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                .name("rules")
                .uid("rules")
                .setParallelism(1);
        return new AlertingPipeline.Inputs(front.telemetry(environment, part), null, RemoteConfigFeed.none(), none);
    }

    private static void told(AlertingPipeline.Outputs outputs) {
        Front.end("changes", json("changes-json", outputs.changes().map(ChangeJson::of)));
        Front.end("rates", json("rates-json", outputs.rates().map(RateJson::of)));
    }

    private static SingleOutputStreamOperator<String> json(String name, SingleOutputStreamOperator<String> texts) {
        return texts.name(name).uid(name);
    }
}
