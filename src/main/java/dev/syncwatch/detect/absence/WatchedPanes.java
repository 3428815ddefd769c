package dev.syncwatch.detect.absence;

import dev.syncwatch.window.PartialPane;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Of all parts of panes those that runs are made of, without what runs don't ask for: most of a part would travel for nothing. */
public final class WatchedPanes implements FlatMapFunction<PartialPane, PartialPane> {

    private static final long serialVersionUID = 1;

    private final List<AbsenceWatch> watches;

    public WatchedPanes(List<AbsenceWatch> watches) {
        this.watches = watches;
    }

    @Override
    public void flatMap(PartialPane partial, Collector<PartialPane> out) {
        for (AbsenceWatch watch : watches) {
            if (watch.isSuccessful(partial) || watch.isActive(partial)) {
                out.collect(partial.countsAlone());
                return;
            }
        }
    }
}
