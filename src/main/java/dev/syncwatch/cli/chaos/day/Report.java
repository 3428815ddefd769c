package dev.syncwatch.cli.chaos.day;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.chaos.day.Day.Healed;
import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.chaos.seen.ChangeLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two days side by side.
 *
 * @param replayed what a second witness makes of the same day
 */
record Report(long seed, Day.End undisturbed, Day.End killed, ChangeLog replayed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is not as it should be; one line each. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        undisturbed
                .seen()
                .changes()
                .withoutBackend()
                .differencesFrom(replayed.withoutBackend())
                .forEach(line -> differences.add("undisturbed, against replay: " + line));
        differences.addAll(undisturbed.seen().changes().faults());
        differences.addAll(undisturbed.seen().board().violations());
        differences.addAll(killed.seen().differencesFrom(undisturbed.seen()));
        return differences;
    }

    /** A day on which nothing was paged shows nothing. */
    boolean isGood() {
        return differences().isEmpty() && undisturbed.seen().pagerDuty().count() > 0;
    }

    void tell(PrintWriter out, boolean asJson) {
        if (asJson) {
            out.println(json().toPrettyString());
        } else {
            tell(out);
        }
        out.flush();
    }

    private void tell(PrintWriter out) {
        out.printf("%-14s %6s %9s %12s %13s%n", "part", "kills", "restarts", "back after", "at worst");
        for (Victim victim : Victim.values()) {
            List<Healed> of = of(victim);
            if (!of.isEmpty()) {
                out.printf(
                        "%-14s %6d %9d %10.1f s %11.1f s%n",
                        victim.word(), kills(of), of.size() - kills(of), median(of), worst(of));
            }
        }
        out.println();
        out.printf("%-34s %12s %12s%n", "seed " + seed, "undisturbed", "killed");
        for (Row row : rows()) {
            out.printf("%-34s %12d %12d%n", row.what(), row.undisturbed(), row.killed());
        }
        differences().forEach(difference -> out.println("different: " + difference));
        out.println(isGood() ? "Nobody can tell the difference." : "It made a difference.");
    }

    private record Row(String what, long undisturbed, long killed) {}

    private List<Row> rows() {
        var was = undisturbed.seen();
        var is = killed.seen();
        return List.of(
                new Row(
                        "changes",
                        was.changes().distinct().size(),
                        is.changes().distinct().size()),
                new Row(
                        "  repeats that readers dropped",
                        was.changes().repeats(),
                        is.changes().repeats()),
                new Row("rows in tables", was.tables().count(), is.tables().count()),
                new Row(
                        "alerts at PagerDuty",
                        was.board().pagerDuty().size(),
                        is.board().pagerDuty().size()),
                new Row(
                        "  told, each thing once",
                        was.pagerDuty().count(),
                        is.pagerDuty().count()),
                new Row(
                        "  repeats without effect",
                        was.pagerDuty().repeated(),
                        is.pagerDuty().repeated()),
                new Row(
                        "  pages of being blind",
                        was.pagerDuty().blind(),
                        is.pagerDuty().blind()),
                new Row(
                        "messages in Slack",
                        was.board().slack().size(),
                        is.board().slack().size()),
                new Row(
                        "  doubles found and deleted",
                        was.board().deleted(),
                        is.board().deleted()),
                new Row(
                        "what vendors forbid",
                        was.board().violations().size(),
                        is.board().violations().size()),
                new Row("seconds", undisturbed.took().toSeconds(), killed.took().toSeconds()));
    }

    private List<Healed> of(Victim victim) {
        return killed.healed().stream()
                .filter(healed -> healed.victim() == victim)
                .toList();
    }

    private static long kills(List<Healed> healed) {
        return healed.stream().filter(Healed::killed).count();
    }

    private static double median(List<Healed> healed) {
        List<Duration> sorted = healed.stream().map(Healed::took).sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis() / 1000.0;
    }

    private static double worst(List<Healed> healed) {
        return healed.stream().mapToLong(each -> each.took().toMillis()).max().orElse(0) / 1000.0;
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode().put("seed", seed);
        for (Victim victim : Victim.values()) {
            List<Healed> of = of(victim);
            if (!of.isEmpty()) {
                json.withArray("parts")
                        .addObject()
                        .put("part", victim.word())
                        .put("kills", kills(of))
                        .put("restarts", of.size() - kills(of))
                        .put("medianSeconds", median(of))
                        .put("worstSeconds", worst(of));
            }
        }
        rows().forEach(row -> json.withObject("/counts/" + row.what().strip().replace(" ", "-"))
                .put("undisturbed", row.undisturbed())
                .put("killed", row.killed()));
        differences().forEach(json.withArray("differences")::add);
        return json.put("same", isGood());
    }
}
