package dev.syncwatch.cli;

import dev.syncwatch.cli.doctor.Check;
import dev.syncwatch.cli.doctor.Check.Status;
import dev.syncwatch.cli.doctor.Doctor;
import dev.syncwatch.cli.doctor.Findings;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch doctor}: what is reachable and in order, without sending a page. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at Kafka, its topics and rights, the last telemetry, the database, the vendors, secrets, clocks and rules;"
                        + " sends no page and writes nothing. Ends with 0 if nothing failed.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = "settings of the detection job (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--sample",
            defaultValue = "5000",
            paramLabel = "N",
            description = "how many of the last telemetry records to look at (default ${DEFAULT-VALUE})")
    private int sample;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--pagerduty-url",
            defaultValue = "https://events.pagerduty.com/v2/enqueue",
            paramLabel = "URL",
            description = "where PagerDuty events would go (default ${DEFAULT-VALUE})")
    private URI pagerDuty;

    @Option(
            names = "--slack-url",
            defaultValue = "https://slack.com/api/",
            paramLabel = "URL",
            description = "where Slack's methods are (default ${DEFAULT-VALUE})")
    private URI slack;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DetectionSettings settings;
        try {
            settings = DetectionSettings.read(settingsFile);
        } catch (BadSettings bad) {
            spec.commandLine().getErr().println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
        return tell(look(settings.withKafka(kafka.clients())));
    }

    private Findings look(DetectionSettings settings) throws Exception {
        Doctor doctor = new Doctor(settings, System.getenv(), Clock.systemUTC());
        List<Check> checks = new ArrayList<>(doctor.kafka(sample));
        database.named(System.getenv()).map(doctor::database).ifPresent(checks::addAll);
        Path rules = Path.of(settings.rules());
        if (!Files.isReadable(rules)) {
            checks.add(Check.badInput("rules " + rules, "no such file", "name it under `rules` in " + settingsFile));
            return new Findings(checks);
        }
        RuleFile file = RuleFiles.read(rules, settings.pane());
        for (RuleProblem problem : file.problems()) {
            checks.add(
                    Check.badInput("rules " + rules, problem.toString(), "mend it; `syncwatch rules check` tells all"));
        }
        if (file.ruleSet() != null) {
            checks.add(Check.ok("rules " + rules, file.ruleSet().rules().size() + " rules, no problem"));
            checks.addAll(doctor.channels(file.ruleSet().channels(), pagerDuty, slack));
        }
        return new Findings(checks);
    }

    private int tell(Findings findings) {
        if (json) {
            spec.commandLine().getOut().println(findings.json());
        } else {
            findings.printTable(spec.commandLine().getOut());
        }
        if (findings.has(Status.BAD_INPUT)) {
            return ExitCode.BAD_INPUT;
        }
        return findings.has(Status.FAIL) ? ExitCode.OUTSIDE_FAILED : ExitCode.GOOD;
    }
}
