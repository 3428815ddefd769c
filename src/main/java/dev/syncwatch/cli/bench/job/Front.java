package dev.syncwatch.cli.bench.job;

import dev.syncwatch.cli.bench.feed.Watched;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.time.LatenessOperator;
import dev.syncwatch.telemetry.time.PaneClock;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What all jobs that are compared have in common: the source, its time, and at the other end the checksum.
 *
 * @param decoder makes telemetry of records
 */
public record Front(Watched decoder, Duration pane, Duration outOfOrderness) {

    /** As the detection job reads by default. */
    public static Front byDefault() {
        return new Front(Watched.telemetry(), Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    /** Another decoder, or other panes. */
    public Front with(Watched other, Duration otherPane) {
        return new Front(other, otherPane, outOfOrderness);
    }

    /** Telemetry with watermarks. */
    public SingleOutputStreamOperator<Telemetry> telemetry(StreamExecutionEnvironment environment, Workload.Part part) {
        return environment
                .fromSource(
                        part.source(decoder),
                        TelemetryTime.strategy(pane.toMillis(), outOfOrderness.toMillis()),
                        "telemetry",
                        TypeInformation.of(Telemetry.class))
                .uid("telemetry");
    }

    /**
     * Events that count, as the detection job tells them: neither late nor stale; and its clock, which ends with the last pane that is
     * over, so that all jobs evaluate the same panes.
     */
    public SingleOutputStreamOperator<SyncEvent> counted(StreamExecutionEnvironment environment, Workload.Part part) {
        SingleOutputStreamOperator<Telemetry> telemetry = telemetry(environment, part);
        return telemetry
                .transform("pane-clock", telemetry.getType(), new PaneClock<>(pane.toMillis()))
                .uid("pane-clock")
                .process(new LatenessOperator(outOfOrderness.toMillis()))
                .name("lateness")
                .uid("lateness")
                .filter(timed -> !timed.late() && !timed.event().stale())
                .name("counted")
                .uid("counted")
                .map(timed -> timed.event(), TypeInformation.of(SyncEvent.class))
                .name("event")
                .uid("event");
    }

    /** Counts and sums up what came out. */
    public static void end(String name, DataStream<String> results) {
        results.map(new Checksum())
                .name(name + "-checksum")
                .uid(name + "-checksum")
                .sinkTo(new DiscardingSink<>())
                .name(name + "-end")
                .uid(name + "-end");
    }
}
