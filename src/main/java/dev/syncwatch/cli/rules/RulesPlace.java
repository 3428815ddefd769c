package dev.syncwatch.cli.rules;

import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rule file, and where what is live is kept. */
final class RulesPlace {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "rule file, YAML or JSON (default: the one that the settings name)")
    private Path file;

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = "names the topics, and how to reach Kafka (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

    DetectionSettings settings() throws BadSettings, IOException {
        return DetectionSettings.read(settingsFile).withKafka(kafka.clients());
    }

    /** The file's rules; empty if there are problems, which then stand on {@code err}. */
    Optional<RuleSet> rules(DetectionSettings settings, PrintWriter err) throws IOException {
        Path path = file == null ? Path.of(settings.rules()) : file;
        RuleFile read =
                RuleFileReader.read(path.toString(), Files.readAllBytes(path), System.getenv(), settings.pane());
        List<RuleProblem> problems = read.ruleSet() == null
                ? read.problems()
                : Detection.problems(read.ruleSet(), path.toString(), settings.pane());
        problems.forEach(err::println);
        return problems.isEmpty() ? Optional.of(read.ruleSet()) : Optional.empty();
    }

    static void createTopic(DetectionSettings settings) throws TopicsUnavailableException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            Topics topics = new Topics(Map.of(Topic.RULES, settings.topic(Topic.RULES)), 1, false);
            new TopicCreation(admin).createMissing(topics, List.of(Topic.RULES));
        }
    }
}
