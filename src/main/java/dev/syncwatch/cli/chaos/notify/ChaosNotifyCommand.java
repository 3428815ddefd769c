package dev.syncwatch.cli.chaos.notify;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code syncwatch chaos notify}: the pager is killed again and again while alerts come and go. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = "Kills the pager at seeded moments of a scripted hour, with a broker and vendors of its own,"
                + " and compares PagerDuty's and Slack's boards with those of an undisturbed run."
                + " Ends with 0 if they show the same.")
public final class ChaosNotifyCommand implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "100", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int kills;

    @Option(names = "--seed", paramLabel = "N", description = "of the hour and of the moments; a new one by default")
    private Long seed;

    @Option(names = "--keep", description = "keep the folder with logs and data")
    private boolean keep;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? new Random().nextLong(1_000_000) : seed;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("syncwatch-chaos-");
        ScriptedHour hour = new ScriptedHour(chosen);
        out.printf("seed %d: an hour with %d changes of alerts, %d kills%n", chosen, hour.changes(), kills);
        out.flush();
        Rehearsal.Result undisturbed =
                new Rehearsal(folder.resolve("undisturbed"), err::println).play(hour, 0, new Random(chosen));
        Rehearsal.Result killed =
                new Rehearsal(folder.resolve("killed"), err::println).play(hour, kills, new Random(chosen));
        int result = new Comparison(undisturbed, killed).tell(out);
        out.flush();
        if (keep || result != 0) {
            err.println("logs and data are in " + folder);
        } else {
            Utils.delete(folder.toFile());
        }
        return result;
    }
}
