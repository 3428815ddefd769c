package dev.syncwatch.bench;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.cli.bench.suite.RateDuel;
import java.util.List;

/** The failure rate alone beside Flink SQL. */
public final class HopSuite implements Suite {
    private static final Goal GOAL = Goal.atLeast(1.3);

    @Override
    public String name() {
        return "hop";
    }

    @Override
    public String method() {
        return "As `textbook`, beside Flink SQL's `HOP` of 15 min every 10 s at its best: two phases, so that partial sums of panes"
                + " travel as ours do, rows in the planner's own binary form, objects reused, state on the heap.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        return new RateDuel("Flink SQL HOP", new HopJob(Front.byDefault())::define, GOAL).fight(bench);
    }
}
