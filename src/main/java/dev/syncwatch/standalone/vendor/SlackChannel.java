package dev.syncwatch.standalone.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One channel's messages, in the order in which they came. It takes every message as a new one. */
final class SlackChannel {
    private final String id;
    private final String name;
    private final Clock clock;
    private final List<SlackPost> posts = new ArrayList<>();
    private Instant lastPostAt = Instant.MIN;
    private long lastMicros;

    SlackChannel(String id, String name, Clock clock) {
        this.id = id;
        this.name = name;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    List<SlackPost> posts() {
        return List.copyOf(posts);
    }

    /** Whether the next message keeps {@code pace} to the last one; if so it counts as the last one from now on. */
    boolean keeps(Duration pace) {
        Instant now = clock.instant();
        boolean kept = lastPostAt == Instant.MIN || !now.isBefore(lastPostAt.plus(pace));
        lastPostAt = kept ? now : lastPostAt;
        return kept;
    }

    String nextTs() {
        Instant now = clock.instant();
        lastMicros = Math.max(lastMicros + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        return String.format("%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }

    void add(SlackPost post) {
        posts.add(post);
    }

    /** A message that has not been deleted. */
    Optional<SlackPost> find(String ts) {
        return posts.stream()
                .filter(post -> post.ts().equals(ts) && !post.deleted())
                .findFirst();
    }

    void replace(SlackPost before, SlackPost after) {
        posts.set(posts.indexOf(before), after);
    }

    /** What stands in the channel after {@code oldest}, newest first: no replies but those that are broadcast. */
    List<SlackPost> history(String oldest) {
        return posts.stream()
                .filter(post -> !post.deleted() && (post.threadTs() == null || post.broadcast()))
                .filter(post -> isAfter(post.ts(), oldest))
                .sorted(Comparator.comparing(SlackPost::ts).reversed())
                .toList();
    }

    /** A message and its replies after {@code oldest}, oldest first; empty if there is neither. */
    List<SlackPost> thread(String ts, String oldest) {
        return posts.stream()
                .filter(post -> !post.deleted())
                .filter(post -> post.ts().equals(ts) || ts.equals(post.threadTs()) && isAfter(post.ts(), oldest))
                .toList();
    }

    private static boolean isAfter(String ts, String oldest) {
        return Double.parseDouble(ts) > Double.parseDouble(oldest);
    }
}
