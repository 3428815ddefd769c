package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.DurationConverter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** When a silence begins and ends, as {@code silence add} takes it. */
final class Period {

    @Option(
            names = "--from",
            converter = InstantConverter.class,
            paramLabel = "TIME",
            description = "when it begins, such as 2026-01-05T22:00:00Z (default: now)")
    private Instant from;

    @ArgGroup(multiplicity = "1")
    private End end;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** One of the two. */
    private static final class End {
        @Option(
                names = "--for",
                converter = DurationConverter.class,
                paramLabel = "DURATION",
                description = "how long, from its beginning: 90s, 2h, 1d. Now is how far rules have been evaluated,"
                        + " which in a live installation is now")
        private Duration duration;

        @Option(
                names = "--until",
                converter = InstantConverter.class,
                paramLabel = "TIME",
                description = "when it ends")
        private Instant until;
    }

    boolean beginsNow() {
        return from == null;
    }

    Instant startsAt(Instant now) {
        return from == null ? now : from;
    }

    /** After its beginning and after now; anything else ends the command. */
    Instant endsAt(SilencePlace.Now now) {
        Instant startsAt = startsAt(now.time());
        Instant endsAt = end.until == null ? startsAt.plus(end.duration) : end.until;
        String itIs = "; it is " + now.time() + " " + now.source();
        if (!endsAt.isAfter(startsAt)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "It would end before it begins" + itIs);
        }
        if (!endsAt.isAfter(now.time())) {
            throw new CommandLine.ParameterException(spec.commandLine(), "It would be over already" + itIs);
        }
        return endsAt;
    }
}
