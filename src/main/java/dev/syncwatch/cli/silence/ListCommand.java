package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.SilenceJson;
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
                .filter(silence -> all || silence.state(now) != Silence.State.EXPIRED)
                .sorted(Comparator.comparing(Silence::endsAt).thenComparing(Silence::id))
                .toList();
    }

    private void print(List<Silence> silences, SilencePlace.Now now) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            silences.forEach(silence ->
                    out.println(SilenceJson.json(silence).put("state", state(silence, now.time()))));
            return;
        }
        Table table = new Table("ID", "STATE", "MATCHES", "FROM", "UNTIL", "AUTHOR", "REASON");
        silences.forEach(silence -> table.row(
                silence.id(),
                state(silence, now.time()),
                silence.what(),
                silence.startsAt().toString(),
                silence.endsAt().toString(),
                silence.author(),
                silence.reason()));
        table.lines().forEach(out::println);
        out.printf("%d shown; it is %s, %s%n", silences.size(), now.time(), now.source());
    }

    private static String state(Silence silence, Instant now) {
        return silence.state(now).name().toLowerCase(Locale.ROOT);
    }
}
