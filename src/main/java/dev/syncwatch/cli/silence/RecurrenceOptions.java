package dev.syncwatch.cli.silence;

import dev.syncwatch.job.silence.file.RecurrenceWords;
import dev.syncwatch.notify.silence.recurrence.BadRecurrence;
import dev.syncwatch.notify.silence.recurrence.Day;
import dev.syncwatch.notify.silence.recurrence.Days;
import dev.syncwatch.notify.silence.recurrence.Recurrence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** At which times a silence recurs, as {@code silence add} takes it: all three or none. */
final class RecurrenceOptions {

    @Option(
            names = "--every",
            split = ",",
            paramLabel = "DAY",
            description =
                    "day, monday to sunday, 1st to 31st or last-day; several with a comma between. It holds at those"
                            + " times alone, and needs --at, --time-zone, --for and --until")
    private List<String> every = List.of();

    @Option(names = "--at", paramLabel = "HH:MM", description = "when each time begins, by the clocks of --time-zone")
    private String at;

    @Option(names = "--time-zone", paramLabel = "REGION", description = "such as Europe/Berlin, or UTC")
    private String timeZone;

    boolean areGiven() {
        return !every.isEmpty() || at != null || timeZone != null;
    }

    /** What is given; anything that can't be used ends the command. */
    Recurrence read(Duration lasts, CommandLine command) {
        if (every.isEmpty() || at == null || timeZone == null) {
            throw new CommandLine.ParameterException(command, "What recurs needs --every, --at and --time-zone");
        }
        try {
            List<Day> days = new ArrayList<>();
            for (String word : every) {
                days.add(RecurrenceWords.day(word.strip()));
            }
            return Recurrence.of(Days.of(days), Recurrence.time(at), lasts, RecurrenceWords.zone(timeZone));
        } catch (BadRecurrence bad) {
            throw new CommandLine.ParameterException(command, bad.getMessage());
        }
    }
}
