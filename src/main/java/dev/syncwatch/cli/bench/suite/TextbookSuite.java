package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.job.TextbookJob;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import java.util.List;

/** The failure rate alone beside DataStream's sliding windows. */
public final class TextbookSuite implements Suite {
    private static final Goal GOAL = Goal.atLeast(5);

    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public String method() {
        return "The failure rate over 15 min every 10 s: detection with that one rule beside `SlidingEventTimeWindows` with an"
                + " aggregate function, state on the heap, decode included. The windows job gets the same events from the same"
                + " operators that tell late and stale ones, keys slim records by environment, and need not look for"
                + " events sent twice, of which there are none here. Both have to give the same set of (window end, environment, attempts,"
                + " failures) at every full minute up to the last pane that is over.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        return new RateDuel("sliding windows", new TextbookJob(Front.byDefault())::define, GOAL).fight(bench);
    }
}
