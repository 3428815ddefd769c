package dev.syncwatch.cli.chaos.downtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.chaos.seen.ChangeLog;
import java.io.PrintWriter;
import java.util.List;

/**
 * What came of a downtime.
 *
 * @param replayed what a second witness makes of the same hours
 */
record DowntimeReport(long seed, Absence.End end, ChangeLog replayed) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MIB = 1 << 20;

    /** Memory is flat if six hours at once take no more than this much more than an hour does as it comes. */
    private static final double FLAT = 1.5;

    boolean isGood() {
        Calls calls = end.calls();
        return calls.forNothing().isEmpty()
                && calls.missing().isEmpty()
                && !calls.paged().isEmpty()
                && isFlat()
                && differences().isEmpty();
    }

    private boolean isFlat() {
        return end.heapAtWorst() <= FLAT * end.heapBefore();
    }

    private List<String> differences() {
        List<String> differences = end.changes().withoutBackend().differencesFrom(replayed.withoutBackend());
        differences.addAll(end.changes().faults());
        return differences;
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
        Calls calls = end.calls();
        out.printf("seed %d: six hours of telemetry caught up with in %.1f s%n", seed, seconds());
        out.printf(
                "live heap of the jobs: %d MiB before, %d MiB at worst while catching up, %d MiB after%n",
                end.heapBefore() / MIB, end.heapAtWorst() / MIB, end.heapAfter() / MIB);
        out.printf(
                "pages of what had been over for more than 15 min: %d%n",
                calls.forNothing().size());
        calls.forNothing().forEach(episode -> out.println("  " + episode));
        out.printf(
                "still firing: %d of %d paged%n",
                calls.paged().size(), calls.paged().size() + calls.missing().size());
        calls.missing().forEach(episode -> out.println("  not paged: " + episode));
        out.printf(
                "changes: %d, as replay has them; %d repeats%n",
                end.changes().distinct().size(), end.changes().repeats());
        differences().forEach(difference -> out.println("different: " + difference));
        if (!isFlat()) {
            out.println("Memory was not flat.");
        }
        out.println(isGood() ? "Nobody was called for nothing." : "It did harm.");
    }

    private double seconds() {
        return end.caughtUp().toMillis() / 1000.0;
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("seed", seed)
                .put("caughtUpSeconds", seconds())
                .put("heapBefore", end.heapBefore())
                .put("heapAtWorst", end.heapAtWorst())
                .put("heapAfter", end.heapAfter())
                .put("changes", end.changes().distinct().size())
                .put("repeats", end.changes().repeats());
        json.putPOJO("pagedForNothing", end.calls().forNothing());
        json.putPOJO("notPaged", end.calls().missing());
        json.putPOJO("paged", end.calls().paged());
        json.putPOJO("differences", differences());
        return json.put("good", isGood());
    }
}
