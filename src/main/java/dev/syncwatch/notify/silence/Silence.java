package dev.syncwatch.notify.silence;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody's word that some notifications are not wanted for some time. It holds them back, and nothing else: alerts go on being
 * evaluated and recorded.
 *
 * @param id the key of its record
 * @param matchers at least one, none twice a field; all of them have to hold
 * @param startsAt in event time
 * @param endsAt in event time, exclusive, not before {@code startsAt}; where both are equal it never holds
 * @param author who answers for it
 * @param reason why, for whoever misses a page
 */
public record Silence(
        String id, List<FieldMatcher> matchers, Instant startsAt, Instant endsAt, String author, String reason) {

    /** Where a silence is in its life. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || endsAt.isBefore(startsAt) || author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "no silence is without matchers, author or reason, or ends before it begins");
        }
    }

    /** Whether it holds this change's notifications back at {@code now}, the time that rules have been evaluated to. */
    public boolean covers(PublishedChange change, Instant now) {
        return state(now) == State.ACTIVE && matchers.stream().allMatch(matcher -> matcher.covers(change));
    }

    public State state(Instant now) {
        if (!now.isBefore(endsAt)) {
            return State.EXPIRED;
        }
        return now.isBefore(startsAt) ? State.PENDING : State.ACTIVE;
    }

    /** The same, over at {@code now} at the latest; one that has not begun never will. */
    public Silence endedAt(Instant now) {
        Instant end = now.isBefore(endsAt) ? now : endsAt;
        return new Silence(id, matchers, startsAt.isBefore(end) ? startsAt : end, end, author, reason);
    }

    /** What it holds back, for people: {@code rule=failure-rate environment=staging}. */
    public String what() {
        return matchers.stream().map(FieldMatcher::toString).collect(Collectors.joining(" "));
    }
}
