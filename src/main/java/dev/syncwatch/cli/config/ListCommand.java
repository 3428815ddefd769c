package dev.syncwatch.cli.config;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.silence.Table;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.SyncSchedule;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch config list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows the changes of learningSync.enabled, in order of their times, and what is in effect now.")
final class ListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private ConfigPlace place;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<RemoteConfig> changes = place.topic().read().stream()
                .sorted(Comparator.comparingLong(RemoteConfig::time))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            changes.forEach(change -> out.println(change.json()));
            return ExitCode.GOOD;
        }
        Table table = new Table("CHANGED", "SYNC", "COUNTS FROM");
        changes.forEach(change -> table.row(
                time(change.time()),
                change.enabled() ? "enabled" : "disabled",
                time(change.time() + (change.enabled() ? 0 : SyncSchedule.DELAY_MILLIS))));
        table.lines().forEach(out::println);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean disabled = SyncSchedule.of(changes).disabledAt(now.toEpochMilli());
        out.printf("Sync counts as %s now, at %s.%n", disabled ? "disabled" : "enabled", now);
        return ExitCode.GOOD;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
