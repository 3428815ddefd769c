package dev.syncwatch.alert;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.detect.absence.RunsInOrder;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.window.PartialPane;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One environment's alerts over a short history, in this thread: what {@link AlertOperator} does, without waiting for anything. */
public final class AlertsInOrder {
    private final Evaluation evaluation;
    private final RunsInOrder runs;

    public AlertsInOrder(Detection detection, String environment) {
        this.evaluation = new Evaluation(
                detection, new GroupsInMemory(), RemoteConfigFeed.none().open(), new BackendInMemory());
        this.runs = new RunsInOrder(detection.absences(), detection.plan().paneMillis(), environment);
    }

    /** Evaluates the end of a pane; called for every pane end in order, panes without events included. */
    public void at(long now, List<PartialPane> partials, Listener listener) {
        try {
            List<AbsenceEdge> edges = runs.at(now, partials);
            edges.sort(Comparator.comparing(AbsenceEdge::kind));
            evaluation.evaluate(
                    now,
                    new Evaluation.Input(partials, edges),
                    new Moment.Outlets(listener::changed, row -> {}, status -> {}, listener::answered));
        } catch (RuntimeException defect) {
            throw defect;
        } catch (Exception impossible) {
            throw new IllegalStateException("groups in memory can always be had", impossible);
        }
    }

    /** What an evaluation tells. */
    public interface Listener {
        void changed(AlertChange change);

        void answered(GroupAnswer answer);
    }

    /** Takes changes alone. */
    public static Listener changes(Consumer<AlertChange> changes) {
        return new Listener() {
            @Override
            public void changed(AlertChange change) {
                changes.accept(change);
            }

            @Override
            public void answered(GroupAnswer answer) {
                // Only the changes are wanted.
            }
        };
    }
}
