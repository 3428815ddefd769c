package dev.syncwatch.cli.chaos.seen;

import java.util.ArrayList;
import java.util.List;

/** What there was to see at the end of a day. */
public record Seen(ChangeLog changes, TableRows tables, Ledger pagerDuty, Board board) {

    /** What is not as at the end of the other day, and what must not be at the end of any; one line each. */
    public List<String> differencesFrom(Seen other) {
        List<String> differences = new ArrayList<>(changes.faults());
        differences.addAll(changes.differencesFrom(other.changes));
        differences.addAll(tables.differencesFrom(other.tables));
        differences.addAll(pagerDuty.differencesFrom(other.pagerDuty));
        differences.addAll(board.differencesFrom(other.board));
        return differences;
    }
}
