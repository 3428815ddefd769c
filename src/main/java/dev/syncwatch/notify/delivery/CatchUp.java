package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was written while nobody read: told in its order, but for episodes that both began and ended in it and have been over for a
 * while. People need not be called for those; what is open, or was opened, is told all the same.
 */
final class CatchUp {
    static final Duration OVER_FOR = Duration.ofMinutes(15);

    private final List<PublishedChange> changes = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private Instant arrived = Instant.EPOCH;

    /** A change or event time; anything else is no matter of its. */
    void add(Input input) {
        if (input instanceof Input.Change change) {
            changes.add(change.change());
        }
        newest = later(newest, input.time());
    }

    /** What ended is over since then, though rules have not come so far. */
    void arrivedUpTo(Instant time) {
        arrived = later(arrived, time);
    }

    /** The latest that was read of event time. */
    Instant newest() {
        return newest;
    }

    /** What {@code planner} wants told of the changes; event time goes on afterwards. */
    List<Notification> planned(Planner planner) {
        Set<String> past = past();
        planner.letGo(past);
        past.removeIf(planner::knows);
        List<Notification> planned = new ArrayList<>();
        for (PublishedChange change : changes) {
            if (past.contains(change.episodeId())) {
                planned.addAll(planner.passOver(change));
            } else {
                planned.addAll(planner.change(change));
            }
        }
        return planned;
    }

    private Set<String> past() {
        Set<String> past = new HashSet<>();
        Instant now = later(newest, arrived);
        for (PublishedChange change : changes) {
            if (change.isEnd() && change.at().isBefore(now.minus(OVER_FOR))) {
                past.add(change.episodeId());
            }
        }
        return past;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
