package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.notify.silence.recurrence.Recurrence;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When a silence begins and ends, as {@code silence add} takes it. */
final class Period {

    @Option(
            names = "--from",
            converter = InstantConverter.class,
            paramLabel = "TIME",
            description = "when it begins, such as 2026-01-05T22:00:00Z (default: now)")
    private Instant from;

    @Option(
            names = "--for",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how long, from its beginning: 90s, 2h, 1d. Now is how far rules have been evaluated,"
                    + " which in a live installation is now. With --every: how long each time")
    private Duration duration;

    @Option(
            names = "--until",
            converter = InstantConverter.class,
            paramLabel = "TIME",
            description =
                    "when it ends, instead of --for; with --every needed beside it: when the last one ends at the latest")
    private Instant until;

    @Mixin
    private RecurrenceOptions recurrence;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** Ends the command if options do not go together. */
    void check() {
        if (recurrence.areGiven()) {
            require(
                    duration != null && until != null,
                    "What recurs needs --for, how long each time, and --until, when it ends");
            recurs();
        } else {
            require(duration != null || until != null, "--for DURATION or --until TIME is needed");
            require(
                    duration == null || until == null,
                    "--for and --until are mutually exclusive, but with --every, --at and --time-zone");
        }
    }

    boolean beginsNow() {
        return from == null;
    }

    /** One that ends after its beginning and after now; anything else ends the command. */
    Schedule schedule(SilencePlace.Now now) {
        Instant startsAt = from == null ? now.time() : from;
        Instant endsAt = until == null ? startsAt.plus(duration) : until;
        String itIs = "; it is " + now.time() + " " + now.source();
        require(endsAt.isAfter(startsAt), "It would end before it begins" + itIs);
        require(endsAt.isAfter(now.time()), "It would be over already" + itIs);
        Recurrence recurs = recurrence.areGiven() ? recurs() : null;
        require(
                recurs == null || Recurrence.isInRange(startsAt, endsAt),
                "What recurs has to lie between the years 1970 and 9998");
        Schedule schedule = new Schedule(startsAt, endsAt, recurs);
        require(
                schedule.occurrence(now.time()).isPresent(),
                "There is no such time between " + startsAt + " and " + endsAt + itIs);
        return schedule;
    }

    private Recurrence recurs() {
        return recurrence.read(duration, spec.commandLine());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
    }
}
