package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.ClusterArguments;
import dev.syncwatch.job.cluster.ClusterArguments.Job;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a settings file asks to be run, read here first: what is wrong with it should be known before anything is stopped.
 *
 * @param wantsDatabase whether rows are to be written, and the settings do not say where
 */
record JobToSubmit(Job job, Map<Option, String> options, boolean wantsDatabase) {

    /** Settings of Kafka clients that hold secrets. */
    private static final String SECRET = "(?i).*(password|jaas|secret|key\\.pem|keystore\\.key).*";

    /**
     * Reads the file and what it names.
     *
     * @throws BadSettings if anything in them can't be used, or is for no Flink job
     */
    static JobToSubmit read(Path file) throws BadSettings, IOException {
        Job job = job(file);
        Map<Option, String> options = new EnumMap<>(Option.class);
        options.put(Option.SETTINGS_TEXT, Files.readString(file));
        if (job == Job.DETECTION) {
            DetectionSettings settings = DetectionSettings.read(file);
            requireNoSecrets(file, settings.kafka());
            requireGoodRules(settings);
            options.put(Option.RULES_TEXT, Files.readString(Path.of(settings.rules())));
            return new JobToSubmit(job, options, false);
        }
        OutputSettings settings = OutputSettings.read(file);
        requireNoSecrets(file, settings.kafka());
        return new JobToSubmit(job, options, settings.database() == null);
    }

    private static Job job(Path file) throws BadSettings {
        String name = file.getFileName().toString();
        if (name.contains("notification") || name.contains("heartbeat")) {
            throw new BadSettings(file
                    + " is for no Flink job: `syncwatch cluster up --pager` runs these two beside the cluster of this"
                    + " machine, and `syncwatch run --jobs notification,heartbeat --kafka HOST:PORT` beside any");
        }
        return Stream.of(Job.values())
                .filter(each -> name.contains(each.word()))
                .findFirst()
                .orElseThrow(() ->
                        new BadSettings(file + ": which job is that? Its name has to hold `detection` or `output`"));
    }

    private static void requireNoSecrets(Path file, Map<String, String> kafka) throws BadSettings {
        for (Map.Entry<String, String> setting : kafka.entrySet()) {
            if (setting.getKey().matches(SECRET) && !setting.getValue().contains("${")) {
                throw new BadSettings(
                        "%s:1:1: kafka.%s holds a secret, which all would see on Flink's pages: write ${NAME} of a"
                                        .formatted(file, setting.getKey())
                                + " variable or ${file:PATH}, as it is known where the JobManager runs");
            }
        }
    }

    private static void requireGoodRules(DetectionSettings settings) throws BadSettings, IOException {
        RuleFile rules = RuleFiles.read(Path.of(settings.rules()), settings.pane());
        if (!rules.problems().isEmpty()) {
            throw new BadSettings(
                    rules.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    /** The same with more options, which go before. */
    JobToSubmit with(Map<Option, String> more) {
        Map<Option, String> all = new EnumMap<>(Option.class);
        all.putAll(options);
        all.putAll(more);
        return new JobToSubmit(job, all, wantsDatabase);
    }

    ClusterArguments arguments() {
        return new ClusterArguments(job, null, options);
    }
}
