package dev.syncwatch.job;

import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the jobs define, to be looked at and not run. */
final class Topologies {

    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(TwoRules.PANE, Duration.ofSeconds(1));

    private Topologies() {}

    static StreamExecutionEnvironment environment() {
        return FlinkSettings.inProcess(2, FlinkSettings.strict());
    }

    /** The pipeline that all jobs share, behind a source that gives nothing. */
    static AlertingPipeline.Outputs pipeline(StreamExecutionEnvironment environment) {
        return AlertingPipeline.define(
                environment
                        .fromData(TypeInformation.of(Telemetry.class), Telemetry.ignored(0))
                        .name("telemetry")
                        .uid("telemetry"),
                TwoRules.detection(),
                TIMING);
    }

    static void replay(StreamExecutionEnvironment environment) throws IOException {
        Path folder = Path.of("target", "replay-topology");
        ReplayJob.define(
                environment,
                new ReplayJob.Settings(
                        TwoRules.detection().ruleSet(), folder.resolve("events.ndjson"), folder, TIMING, 2));
    }
}
