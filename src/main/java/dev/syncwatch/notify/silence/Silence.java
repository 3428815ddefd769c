package dev.syncwatch.notify.silence;

import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody's word that some notifications are not wanted for some time. It holds them back, and nothing else: alerts go on being
 * evaluated and recorded.
 *
 * @param id the key of its record
 * @param matchers at least one, none twice a field; all of them have to hold
 * @param when once, or again and again
 * @param author who answers for it
 * @param reason why, for whoever misses a page
 */
public record Silence(String id, List<FieldMatcher> matchers, Schedule when, String author, String reason) {

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("no silence is without matchers, author or reason");
        }
    }

    /** Whether it holds this change's notifications back at {@code now}, the time that rules have been evaluated to. */
    public boolean covers(PublishedChange change, Instant now) {
        return matchers.stream().allMatch(matcher -> matcher.covers(change)) && state(now) == Schedule.State.ACTIVE;
    }

    public Schedule.State state(Instant now) {
        return when.state(now);
    }

    /** The same, over at {@code now} at the latest; one that has not begun never will. */
    public Silence endedAt(Instant now) {
        return new Silence(id, matchers, when.endedAt(now), author, reason);
    }

    /** What it holds back, for people: {@code rule=failure-rate environment=staging}. */
    public String what() {
        return matchers.stream().map(FieldMatcher::toString).collect(Collectors.joining(" "));
    }
}
