package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.notify.silence.BadSilence;
import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch silence add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description =
                "Holds back what matches, from now on unless --from says otherwise; with --every again and again.")
final class AddCommand implements Callable<Integer> {
    private static final int ID_LENGTH = 8;

    @Option(names = "--rule", paramLabel = "RULE", description = "short for --match rule=RULE")
    private List<String> rules = List.of();

    @Option(
            names = "--match",
            paramLabel = "FIELD=VALUE",
            description = "what is held back: rule, alert, severity, environment, platform, appVersion or trigger,"
                    + " with =VALUE, !=VALUE or =~EXPRESSION. All have to hold; of one field given twice, either")
    private List<String> matches = List.of();

    @Mixin
    private Period period;

    @Option(
            names = "--author",
            defaultValue = "${env:USER}",
            paramLabel = "WHO",
            description = "who answers for it (default: $USER)")
    private String author;

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "for whoever misses a page")
    private String reason;

    @Mixin
    private SilencePlace kafka;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<FieldMatcher> matchers = matchers();
        period.check();
        require(author != null && !author.isBlank(), "--author is needed: $USER is not set");
        require(!reason.isBlank(), "--reason is empty");
        DetectionSettings settings = kafka.settings();
        SilencePlace.Now now = SilencePlace.now(settings);
        Silence silence = new Silence(newId(), matchers, period.schedule(now), author.strip(), reason.strip());
        SilencePlace.createTopic(settings);
        try (SilenceTopic topic = SilencePlace.topic(settings)) {
            topic.write(silence);
        }
        tell(silence, now);
        RuleNames.unknown(matchers, settings).forEach(this::warn);
        now.warning().ifPresent(this::warn);
        return ExitCode.GOOD;
    }

    private List<FieldMatcher> matchers() {
        List<String> written = new ArrayList<>(matches);
        rules.forEach(rule -> written.add("rule=" + rule));
        require(!written.isEmpty(), "--rule or --match is needed; --match rule=~. holds everything back");
        try {
            return MatchOption.read(written);
        } catch (BadSilence bad) {
            throw new CommandLine.ParameterException(spec.commandLine(), bad.getMessage());
        }
    }

    private void tell(Silence silence, SilencePlace.Now now) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Silenced: " + silence.what());
        out.println("  id     " + silence.id());
        Schedule when = silence.when();
        out.println("  from   " + when.startsAt() + (period.beginsNow() ? " (now, " + now.source() + ")" : ""));
        out.println("  until  " + when.endsAt());
        if (when.recurs() != null) {
            out.println("  when   " + when.recurs());
            when.occurrence(now.time())
                    .ifPresent(next -> out.println("  first  " + next.startsAt() + " to " + next.endsAt()));
        }
        out.println("It ends sooner with: syncwatch silence expire " + silence.id());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void warn(String what) {
        spec.commandLine().getErr().println("warning: " + what);
    }

    private static String newId() {
        return UUID.randomUUID().toString().substring(0, ID_LENGTH);
    }
}
