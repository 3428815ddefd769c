package dev.syncwatch.notify.blind.telling;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.page.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one channel is still to be told, in order an incident, and when it is tried next. */
final class Outbound {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> references = new HashMap<>();
    private Instant notBefore = Instant.MIN;
    /** Given out by {@link #next} and not settled yet, so that it may be at the vendor at any moment; else null. */
    private Notification underWay;

    private record Entry(Notification notification, Instant plannedAt, boolean mayHaveArrived, int tries, Instant due) {

        String incident() {
            return notification.incident();
        }

        Entry triedInVain(boolean mayHaveArrivedNow, Instant next) {
            return new Entry(notification, plannedAt, mayHaveArrived || mayHaveArrivedNow, tries + 1, next);
        }
    }

    /** Takes in what is to be told. A close of what nobody was told of yet takes both back. */
    void add(Notification notification, Instant now) {
        String incident = notification.incident();
        if (notification.action() != Action.OPEN) {
            entries.removeIf(entry -> entry.incident().equals(incident)
                    && entry.notification().action() == Action.REMIND
                    && untold(entry));
        }
        boolean untold = entries.stream()
                .anyMatch(entry -> entry.incident().equals(incident)
                        && entry.notification().action() == Action.OPEN
                        && untold(entry));
        if (untold && notification.action() == Action.CLOSE) {
            removeFromLastOpen(incident);
        } else if (!untold || notification.action() != Action.REMIND) {
            entries.add(new Entry(notification, now, false, 0, now));
        }
    }

    /** What is to be tried now. */
    Optional<Attempt> next(Instant now) {
        Optional<Entry> next = now.isBefore(notBefore)
                ? Optional.empty()
                : firstOfEachIncident().stream()
                        .filter(entry -> !now.isBefore(entry.due()))
                        .findFirst();
        underWay = next.map(Entry::notification).orElse(null);
        return next.map(entry -> new Attempt(
                entry.notification(), references.get(entry.incident()), entry.plannedAt(), entry.mayHaveArrived()));
    }

    /** What came of an attempt that {@link #next} gave; {@code pace} is the channel's least time between two. */
    void settle(Attempt attempt, Outcome outcome, Duration pace, Instant now) {
        int index = indexOf(attempt.notification());
        Entry entry = entries.get(index);
        underWay = null;
        notBefore = now.plus(pace);
        if (outcome instanceof Retry retry) {
            Instant due = now.plus(longer(backoff(entry.tries()), retry.after()));
            entries.set(index, entry.triedInVain(retry.mayHaveArrived(), due));
            notBefore = retry.wholeChannel() ? due : notBefore;
        } else if (outcome instanceof GiveUp && !entry.notification().plain()) {
            entries.set(index, new Entry(entry.notification().asPlain(), entry.plannedAt(), false, 0, now));
        } else {
            entries.remove(index);
            keepReference(attempt.notification(), outcome);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private void keepReference(Notification notification, Outcome outcome) {
        if (notification.action() == Action.CLOSE) {
            references.remove(notification.incident());
        } else if (outcome instanceof Delivered delivered && delivered.reference() != null) {
            references.putIfAbsent(notification.incident(), delivered.reference());
        }
    }

    private boolean untold(Entry entry) {
        return !entry.mayHaveArrived() && entry.notification() != underWay;
    }

    private List<Entry> firstOfEachIncident() {
        Set<String> seen = new HashSet<>();
        return entries.stream().filter(entry -> seen.add(entry.incident())).toList();
    }

    private void removeFromLastOpen(String incident) {
        boolean opened = false;
        for (int i = entries.size() - 1; i >= 0 && !opened; i--) {
            if (entries.get(i).incident().equals(incident)) {
                opened = entries.remove(i).notification().action() == Action.OPEN;
            }
        }
    }

    private int indexOf(Notification notification) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).notification() == notification) {
                return i;
            }
        }
        throw new IllegalStateException("not among what waits: " + notification.id());
    }

    private static Duration backoff(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 6));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
