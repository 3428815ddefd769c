package dev.syncwatch.cli.rules;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.rules.RuleHistory;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch rules apply}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Makes a rule file live. Values turn in the running job, at one pane end for all; where something else has to be"
                        + " measured, the job starts anew from where it stands. A file with problems changes nothing."
                        + " Ends with 1 for a bad file, with 3 if no job takes it.")
public final class ApplyCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private RulesPlace place;

    @Option(
            names = "--wait",
            defaultValue = "60s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how long to wait for the job (default ${DEFAULT-VALUE})")
    private Duration patience;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            DetectionSettings settings = place.settings();
            Optional<RuleSet> rules = place.rules(settings, err);
            return rules.isEmpty() ? ExitCode.BAD_INPUT : apply(rules.get(), settings);
        } catch (BadSettings bad) {
            err.println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int apply(RuleSet rules, DetectionSettings settings) throws Exception {
        RulesPlace.createTopic(settings);
        try (RulesTopic topic = new RulesTopic(settings)) {
            Optional<PublishedSet> live = topic.read().newestUsable();
            boolean known = live.isPresent() && live.get().hash().equals(rules.hash());
            PublishedSet set = known ? live.get() : topic.publish(rules);
            return tell(set, awaitDecision(set, topic));
        }
    }

    /** What became of the set; empty if nothing did in time. Another set of the same version may have been first. */
    private Optional<Decision> awaitDecision(PublishedSet set, RulesTopic topic)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        do {
            RuleHistory history = topic.read();
            boolean first = history.set(set.version())
                    .filter(published -> published.hash().equals(set.hash()))
                    .isPresent();
            if (!first) {
                return Optional.of(Decision.refused(set, "another set was published at the same moment: apply again"));
            }
            Optional<Decision> decision = history.decision(set.version());
            if (decision.isPresent()) {
                return decision;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } while (System.nanoTime() - begun < patience.toNanos());
        return Optional.empty();
    }

    private int tell(PublishedSet set, Optional<Decision> decision) {
        PrintWriter err = spec.commandLine().getErr();
        if (decision.isEmpty()) {
            err.printf(
                    "No running job has taken version %d within %d s. It stands in the topic, and a job takes it when it starts.%n",
                    set.version(), patience.toSeconds());
            return ExitCode.OUTSIDE_FAILED;
        }
        if (decision.get().refused() != null) {
            err.printf(
                    "Version %d was refused: %s%n",
                    set.version(), decision.get().refused());
            return ExitCode.OUTSIDE_FAILED;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "Version %d decides from %s on.%n",
                        set.version(), Instant.ofEpochMilli(decision.get().takesEffect()));
        return ExitCode.GOOD;
    }
}
