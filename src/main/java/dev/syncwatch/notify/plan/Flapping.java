package dev.syncwatch.notify.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which alerts begin again and again: more than five episodes in an hour. */
final class Flapping {
    static final int MOST_EPISODES = 5;
    static final Duration WITHIN = Duration.ofHours(1);

    private final Map<String, List<Instant>> starts = new TreeMap<>();
    private final Map<String, Instant> notices = new TreeMap<>();

    Flapping(Map<String, List<Instant>> starts, Map<String, Instant> notices) {
        starts.forEach((alert, times) -> this.starts.put(alert, new ArrayList<>(times)));
        this.notices.putAll(notices);
    }

    void started(String alert, Instant at) {
        starts.computeIfAbsent(alert, key -> new ArrayList<>()).add(at);
    }

    /** Episodes that began in the hour up to {@code now}. */
    int episodes(String alert, Instant now) {
        return (int) starts.getOrDefault(alert, List.of()).stream()
                .filter(start -> start.isAfter(now.minus(WITHIN)))
                .count();
    }

    boolean flaps(String alert, Instant now) {
        return episodes(alert, now) > MOST_EPISODES;
    }

    /** Whether this hour's notice was given. */
    boolean hasNotice(String alert, Instant now) {
        Instant notice = notices.get(alert);
        return notice != null && now.isBefore(notice.plus(WITHIN));
    }

    void noticed(String alert, Instant now) {
        notices.put(alert, now);
    }

    void forgetBefore(Instant now) {
        starts.values().forEach(times -> times.removeIf(start -> !start.isAfter(now.minus(WITHIN))));
        starts.values().removeIf(List::isEmpty);
        notices.values().removeIf(notice -> !now.isBefore(notice.plus(WITHIN)));
    }

    Map<String, List<Instant>> starts() {
        return starts;
    }

    Map<String, Instant> notices() {
        return notices;
    }
}
