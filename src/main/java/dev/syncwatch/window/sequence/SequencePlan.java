package dev.syncwatch.window.sequence;

import java.io.Serializable;
import java.util.List;

/**
 * One sequence rule, in terms of what is measured of an event.
 *
 * @param grouping     the index of the rule's grouping
 * @param userColumn   the index, among the plan's user columns, of the users who completed it
 * @param until        the selection that wipes what came before; −1 for none
 * @param withinMillis the last event comes less than this after the first
 */
public record SequencePlan(int grouping, int userColumn, List<StepPlan> steps, int until, long withinMillis)
        implements Serializable {

    /**
     * So many events in a row.
     *
     * @param selection of events that match the step
     * @param same      the index of the field that all of them share, in the plan's same fields; −1 for none
     */
    public record StepPlan(int selection, int times, int same) implements Serializable {}
}
