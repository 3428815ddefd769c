package dev.syncwatch.cli.chaos.notify;

import dev.syncwatch.cli.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Two runs of the same hour, side by side. */
record Comparison(Rehearsal.Result undisturbed, Rehearsal.Result killed) {

    /** Prints a table and every difference; 0 if people see the same and no secret was said. */
    int tell(PrintWriter out) {
        out.printf("%-28s %12s %12s%n", "", "undisturbed", "killed");
        row(out, "kills", undisturbed.kills(), killed.kills());
        row(
                out,
                "alerts at PagerDuty",
                undisturbed.board().pagerDuty().size(),
                killed.board().pagerDuty().size());
        row(
                out,
                "messages in Slack",
                undisturbed.board().slack().size(),
                killed.board().slack().size());
        row(
                out,
                "doubles found and deleted",
                undisturbed.board().deleted(),
                killed.board().deleted());
        row(
                out,
                "violations",
                undisturbed.board().violations().size(),
                killed.board().violations().size());
        row(out, "secrets in the log", undisturbed.secretsSeen(), killed.secretsSeen());
        List<String> differences = differences();
        differences.forEach(difference -> out.println("different: " + difference));
        boolean same = killed.board().showsTheSameAs(undisturbed.board())
                && undisturbed.board().violations().isEmpty()
                && killed.secretsSeen() + undisturbed.secretsSeen() == 0
                && !undisturbed.board().slack().isEmpty();
        out.println(same ? "People see the same." : "People do not see the same.");
        return same ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
    }

    private static void row(PrintWriter out, String what, long left, long right) {
        out.printf("%-28s %12d %12d%n", what, left, right);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>(undisturbed.board().violations());
        differences.addAll(killed.board().differencesFrom(undisturbed.board()));
        return differences;
    }
}
