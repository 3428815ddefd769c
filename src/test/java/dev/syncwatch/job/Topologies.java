package dev.syncwatch.job;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.job.output.OutputJob;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** What the jobs define, to be looked at and not run. A new job is one more of these. */
final class Topologies {

    private static final RuleSet RULES = TwoRules.detection().ruleSet();
    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(TwoRules.PANE, Duration.ofSeconds(1));

    private Topologies() {}

    /** A job by its name, or what several jobs share. */
    record Topology(String name, StreamExecutionEnvironment environment) {

        StreamGraph graph() {
            return environment.getStreamGraph(false);
        }

        /** All that was defined, sources included. */
        Set<Transformation<?>> transformations() {
            Set<Transformation<?>> all = new LinkedHashSet<>();
            environment.getTransformations().forEach(last -> all.addAll(last.getTransitivePredecessors()));
            return all;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Topology> all() throws IOException {
        return List.of(pipeline(), replay(), replayOfAll(), detection(), detectionOfAll(), output());
    }

    private static Topology pipeline() {
        StreamExecutionEnvironment environment = environment();
        AlertingPipeline.define(
                new AlertingPipeline.Inputs(
                        environment
                                .fromData(TypeInformation.of(Telemetry.class), Telemetry.ignored(0))
                                .name("telemetry")
                                .uid("telemetry"),
                        null,
                        RemoteConfigFeed.none(),
                        environment
                                .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                                .name("rules")
                                .uid("rules")),
                TwoRules.detection(),
                TIMING);
        return new Topology("pipeline", environment);
    }

    private static Topology replay() throws IOException {
        StreamExecutionEnvironment environment = environment();
        Path folder = Path.of("target", "replay-topology");
        ReplayJob.define(
                environment, new ReplayJob.Settings(RULES, folder.resolve("events.ndjson"), folder, TIMING, 2));
        return new Topology("replay", environment);
    }

    private static Topology replayOfAll() throws IOException {
        StreamExecutionEnvironment environment = environment();
        Path folder = Files.createDirectories(Path.of("target", "replay-topology"));
        Path empty = Files.write(folder.resolve("empty.ndjson"), new byte[0]);
        ReplayJob.Inputs inputs = new ReplayJob.Inputs(folder.resolve("events.ndjson"), empty, empty);
        ReplayJob.define(environment, new ReplayJob.Settings(RULES, inputs, folder, TIMING, 2));
        return new Topology("replay-of-all", environment);
    }

    /** With every input that it can have. */
    private static Topology detectionOfAll() {
        StreamExecutionEnvironment environment = environment();
        DetectionSettings.Input topic = DetectionSettings.Input.TOPIC;
        DetectionJob.define(
                environment,
                new DetectionSettings(
                        null, null, null, null, null, null, 2, 1, null, null, null, topic, topic, null, 0),
                RULES);
        return new Topology("detection-of-all", environment);
    }

    private static Topology detection() {
        StreamExecutionEnvironment environment = environment();
        DetectionSettings defaults = new DetectionSettings(null, null, null, null, null, null, 2, 1, null, null, null);
        DetectionJob.define(environment, defaults, RULES);
        return new Topology("detection", environment);
    }

    private static Topology output() {
        StreamExecutionEnvironment environment = environment();
        OutputJob.define(environment, OutputSettings.defaults(), new Database("jdbc:postgresql:none", null, null));
        return new Topology("output", environment);
    }

    private static StreamExecutionEnvironment environment() {
        return FlinkSettings.inProcess(2, FlinkSettings.strict());
    }
}
