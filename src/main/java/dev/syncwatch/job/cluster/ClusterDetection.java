package dev.syncwatch.job.cluster;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionJob;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The detection job on a cluster: it begins with the rules that the topic tells, those that it was given among them. */
final class ClusterDetection {

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
            }
        }
    }

    private DetectionSettings settings(Place place) throws BadSettings, IOException {
        DetectionSettings read = DetectionSettings.read(asked.settingsName(), asked.settings());
        return read.withKafka(new KafkaSecrets(System.getenv()).in(read.kafka()))
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
