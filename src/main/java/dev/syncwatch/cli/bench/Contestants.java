package dev.syncwatch.cli.bench;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.store.RateJson;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The jobs that are measured, over one workload. */
record Contestants(Workload workload, Duration pane, Duration outOfOrderness) {

    /** What no job that looks at users can go below: read, decode, send each event to its user, forget it. */
    Contestant limit() {
        return new Contestant("limit", environment -> {
            SingleOutputStreamOperator<String> users = telemetry(environment)
                    .filter(telemetry -> telemetry.kind() == Telemetry.Kind.EVENT)
                    .name("events")
                    .uid("events")
                    .map(Telemetry::event, TypeInformation.of(SyncEvent.class))
                    .name("event")
                    .uid("event")
                    .keyBy(event -> event.user() == null ? "" : event.user())
                    .map(SyncEvent::user, Types.STRING)
                    .name("user")
                    .uid("user");
            end("limit", users);
        });
    }

    /** The whole detection job, but for Kafka behind it. */
    Contestant detection(RuleSet rules) {
        return new Contestant("detection", environment -> {
            DataStream<PublishedSet> none = environment
                    .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                    .name("rules")
                    .uid("rules")
                    .setParallelism(1);
            AlertingPipeline.Outputs outputs = AlertingPipeline.define(
                    new AlertingPipeline.Inputs(telemetry(environment), null, RemoteConfigFeed.none(), none),
                    Detection.of(RuleTimeline.of(0, rules), pane),
                    new AlertingPipeline.Timing(pane, outOfOrderness));
            end("changes", json("changes-json", outputs.changes().map(ChangeJson::of)));
            end("rates", json("rates-json", outputs.rates().map(RateJson::of)));
        });
    }

    private SingleOutputStreamOperator<Telemetry> telemetry(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        workload.telemetry(),
                        TelemetryTime.strategy(pane.toMillis(), outOfOrderness.toMillis()),
                        "telemetry",
                        TypeInformation.of(Telemetry.class))
                .uid("telemetry");
    }

    private static SingleOutputStreamOperator<String> json(String name, SingleOutputStreamOperator<String> texts) {
        return texts.name(name).uid(name);
    }

    private static void end(String name, DataStream<String> results) {
        results.map(new Checksum())
                .name(name + "-checksum")
                .uid(name + "-checksum")
                .sinkTo(new DiscardingSink<>())
                .name(name + "-end")
                .uid(name + "-end");
    }
}
