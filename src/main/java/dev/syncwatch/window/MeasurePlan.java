package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.sequence.SequencePlan;
import java.io.Serializable;
import java.util.List;

/**
 * All that is measured for a rule set, shared out: each selection is evaluated once an event, each column kept once.
 *
 * @param paneMillis  length of a pane
 * @param selections  indexed by {@link Column#selection()}
 * @param layouts     one a grouping; the first is the built-in one by environment
 * @param userColumns the columns of kind {@link Column.Kind#USERS}, which the stage by user has to know
 * @param sequences   the sequence rules, which are followed user by user
 * @param sameFields  the fields that events of a sequence's step have to share
 */
public record MeasurePlan(
        long paneMillis,
        List<Selection> selections,
        List<Layout> layouts,
        List<UserColumn> userColumns,
        List<SequencePlan> sequences,
        List<EventField> sameFields)
        implements Serializable {

    /** The grouping by environment that dashboards read, whatever the rules. */
    public static final int BY_ENVIRONMENT = 0;

    /** A column of distinct users; {@code horizonMillis} is its longest window. */
    public record UserColumn(int grouping, int column, int selection, long horizonMillis) implements Serializable {}

    /** The fields that some column adds up, each once, in the order of {@link UserEvent#addends()}. */
    public List<EventField> addends() {
        return layouts.stream()
                .flatMap(layout -> layout.columns().stream())
                .filter(column -> column.kind() == Column.Kind.SUM)
                .map(Column::addend)
                .distinct()
                .toList();
    }

    /** Tells plans apart: state that was saved under one plan can't be read under another. */
    public String fingerprint() {
        return Long.toHexString(Hashing.komihash5_0().hashCharsToLong(toString()));
    }

    /** The start of the pane that holds a time. */
    public long paneOf(long time) {
        return Math.floorDiv(time, paneMillis) * paneMillis;
    }
}
