package dev.syncwatch.job.cluster;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionJob;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.job.silence.PlannedStop;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detection job on a cluster: it begins with the rules that the topic tells, those that it was given among them. */
final class ClusterDetection {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDetection.class);

    /** From its definition until a job has fetched its state and made up for its stop: what an announced stop still covers. */
    private static final Duration BACK_WITHIN = Duration.ofMinutes(5);

    private final ClusterArguments asked;

    ClusterDetection(ClusterArguments asked) {
        this.asked = asked;
    }

    void start() throws Exception {
        Place place = new Place(StreamExecutionEnvironment.getExecutionEnvironment());
        DetectionSettings settings = settings(place);
        byte[] text = rulesText(settings);
        RuleSet rules = rules(settings, text);
        new ClusterTopics(settings, asked).prepare();
        try (RulesTopic topic = new RulesTopic(settings)) {
            SettledRules settled = new SettledRules(settings, rules, topic);
            settled.settle(asked.option(Option.RULES_UP_TO).map(Long::parseLong));
            StreamExecutionEnvironment environment = place.environment();
            Configuration flink = DetectionJob.flinkSettings(settings);
            environment.configure(flink, ClusterDetection.class.getClassLoader());
            environment.setParallelism(settings.parallelism());
            DetectionJob.define(environment, settings, settled.timeline());
            Map<String, String> noted = Map.of(
                    SubmittedJob.RULES_VERSION,
                    String.valueOf(settled.timeline().version()),
                    SubmittedJob.RULES_TEXT,
                    new String(text, StandardCharsets.UTF_8));
            SubmittedJob submitted = new SubmittedJob(asked);
            submitted.note(environment, noted);
            JobID id = environment.executeAsync(DetectionJob.NAME).getJobID();
            if (submitted.runs(environment.getConfiguration(), id)) {
                settled.writeDown();
                endPlannedStop(settings);
            }
        }
    }

    private static void endPlannedStop(DetectionSettings settings) throws InterruptedException {
        try (PlannedStop stop = new PlannedStop(settings)) {
            stop.endBy(Instant.now().plus(BACK_WITHIN));
        } catch (IOException | KafkaException unwritten) {
            LOG.warn("What was announced of a stop ends at its time: {}", unwritten.getMessage());
        }
    }

    private DetectionSettings settings(Place place) throws BadSettings, IOException {
        DetectionSettings read = DetectionSettings.read(asked.settingsName(), asked.settings());
        return read.withKafka(KafkaSecrets.ofCluster().in(read.kafka()))
                .withKafka(asked.brokers())
                .orCheckpointsAt(place.checkpoints(read.checkpoints(), DetectionJob.NAME));
    }

    private byte[] rulesText(DetectionSettings settings) throws IOException {
        return asked.option(Option.RULES_TEXT).isPresent()
                ? asked.option(Option.RULES_TEXT).get().getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(Path.of(settings.rules()));
    }

    private static RuleSet rules(DetectionSettings settings, byte[] text) throws BadSettings {
        RuleFile file = RuleFileReader.read(settings.rules(), text, System.getenv(), settings.pane());
        List<RuleProblem> problems = file.problems().isEmpty()
                ? Detection.problems(file.ruleSet(), settings.rules(), settings.pane())
                : file.problems();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        }
        return file.ruleSet();
    }
}
