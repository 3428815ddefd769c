package dev.syncwatch.alert;

import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.window.PartialPane;

/**
 * What evaluations are made of, as one stream.
 *
 * @param pane null if it is an edge
 * @param edge null if it is a part of a pane
 */
public record AlertInput(PartialPane pane, AbsenceEdge edge) {

    public static AlertInput of(PartialPane pane) {
        return new AlertInput(pane, null);
    }

    public static AlertInput of(AbsenceEdge edge) {
        return new AlertInput(null, edge);
    }

    /** By which it travels. */
    public String environment() {
        return pane == null ? edge.environment() : pane.environment();
    }
}
