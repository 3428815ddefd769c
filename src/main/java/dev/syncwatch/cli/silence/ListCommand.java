package dev.syncwatch.cli.silence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.SilenceJson;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch silence list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows the silences that are in force or still to come.")
final class ListCommand implements Callable<Integer> {

    @Option(names = "--all", description = "shows those that are over too")
    private boolean all;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private SilencePlace kafka;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DetectionSettings settings = kafka.settings();
        SilencePlace.Now now = SilencePlace.now(settings);
        try (SilenceTopic topic = SilencePlace.topic(settings)) {
            SilenceBook book = topic.read();
            print(shown(book, now.time()), now);
            if (book.unreadable() > 0) {
                spec.commandLine().getErr().println("warning: " + book.unreadable() + " records can't be read");
            }
        }
        return ExitCode.GOOD;
    }

    private List<Silence> shown(SilenceBook book, Instant now) {
        return book.all().stream()
                .filter(silence -> all || silence.state(now) != Schedule.State.EXPIRED)
                .sorted(Comparator.comparing((Silence silence) ->
                                shownTime(silence.when(), now).endsAt())
                        .thenComparing(Silence::id))
                .toList();
    }

    /** The time that is on, else the next; of what is over, all of it. */
    private static Schedule shownTime(Schedule when, Instant now) {
        return when.occurrence(now)
                .map(time -> Schedule.once(time.startsAt(), time.endsAt()))
                .orElse(when);
    }

    private void print(List<Silence> silences, SilencePlace.Now now) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            silences.forEach(silence -> out.println(json(silence, now.time())));
            return;
        }
        Table table = new Table("ID", "STATE", "MATCHES", "FROM", "UNTIL", "RECURS", "AUTHOR", "REASON");
        for (Silence silence : silences) {
            Schedule shown = shownTime(silence.when(), now.time());
            table.row(
                    silence.id(),
                    state(silence, now.time()),
                    silence.what(),
                    shown.startsAt().toString(),
                    shown.endsAt().toString(),
                    recurs(silence.when()),
                    silence.author(),
                    silence.reason());
        }
        table.lines().forEach(out::println);
        out.printf("%d shown; it is %s, %s%n", silences.size(), now.time(), now.source());
    }

    private static ObjectNode json(Silence silence, Instant now) {
        ObjectNode json = SilenceJson.json(silence).put("state", state(silence, now));
        if (silence.when().recurs() != null) {
            silence.when()
                    .occurrence(now)
                    .ifPresent(time -> json.putObject("occurrence")
                            .put("startsAt", time.startsAt().toString())
                            .put("endsAt", time.endsAt().toString()));
        }
        return json;
    }

    private static String recurs(Schedule when) {
        return when.recurs() == null ? "-" : when.recurs() + ", until " + when.endsAt();
    }

    private static String state(Silence silence, Instant now) {
        return silence.state(now).name().toLowerCase(Locale.ROOT);
    }
}
