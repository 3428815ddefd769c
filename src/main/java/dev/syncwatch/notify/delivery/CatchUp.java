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

    void add(PublishedChange change) {
        changes.add(change);
        goOnTo(change.at());
    }

    void add(Instant evaluatedTo) {
        goOnTo(evaluatedTo);
    }

    /** What {@code planner} wants told of it all. */
    List<Notification> planned(Planner planner) {
        Set<String> past = past();
        past.removeIf(planner::knows);
        List<Notification> planned = new ArrayList<>();
        for (PublishedChange change : changes) {
            if (past.contains(change.episodeId())) {
                planner.passOver(change);
            } else {
                planned.addAll(planner.change(change));
            }
        }
        planned.addAll(planner.time(newest));
        return planned;
    }

    private Set<String> past() {
        Set<String> past = new HashSet<>();
        for (PublishedChange change : changes) {
            if (change.isEnd() && change.at().isBefore(newest.minus(OVER_FOR))) {
                past.add(change.episodeId());
            }
        }
        return past;
    }

    private void goOnTo(Instant time) {
        if (time.isAfter(newest)) {
            newest = time;
        }
    }
}
