package dev.syncwatch.cli.chaos.downtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.cli.chaos.seen.ChangeLog;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was called for what once everything was back.
 *
 * @param forNothing pages of episodes that had been over for more than 15 min when everything was back
 * @param missing    episodes that were not over, name a pager, and were not paged
 * @param paged      episodes that were not over, and were
 */
record Calls(List<String> forNothing, List<String> missing, List<String> paged) {
    private static final Duration OVER_FOR = Duration.ofMinutes(15);

    /** What a channel planned before everything went away, and since it was back. That something known ended calls nobody. */
    record Planned(Collection<Delivery> before, Collection<Delivery> after) {}

    /** An episode's life; {@code end} is null while it is open. */
    private record Life(JsonNode began, Instant end) {}

    /**
     * @param changes as they stood once all was caught up with
     * @param planned by a channel
     * @param channel its name
     * @param back    the world's time at which everything was back
     */
    static Calls of(ChangeLog changes, Planned planned, String channel, Instant back) {
        Collection<Delivery> after = planned.after();
        Set<String> before = new HashSet<>();
        planned.before().forEach(delivery -> before.addAll(episodes(delivery)));
        Map<String, Life> lives = lives(changes);
        Set<String> told = new HashSet<>();
        after.stream().filter(Calls::calls).forEach(delivery -> told.addAll(episodes(delivery)));
        List<String> forNothing = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> paged = new ArrayList<>();
        lives.forEach((episode, life) -> {
            boolean over = life.end() != null && life.end().isBefore(back.minus(OVER_FOR));
            if (over && !before.contains(episode) && toldAnew(episode, after)) {
                forNothing.add(episode);
            } else if (life.end() == null && names(life.began(), channel)) {
                (told.contains(episode) ? paged : missing).add(episode);
            }
        });
        return new Calls(forNothing, missing, paged);
    }

    private static Map<String, Life> lives(ChangeLog changes) {
        Map<String, Life> lives = new HashMap<>();
        for (JsonNode change : changes.distinct().values()) {
            String state = change.path("state").asText();
            String episode = change.path("episode").asText();
            if (state.equals("firing")) {
                lives.putIfAbsent(episode, new Life(change, null));
            } else if (state.equals("resolved") && lives.containsKey(episode)) {
                lives.put(
                        episode,
                        new Life(
                                lives.get(episode).began(),
                                Instant.parse(change.path("at").asText())));
            }
        }
        return lives;
    }

    private static boolean names(JsonNode change, String channel) {
        for (JsonNode named : change.path("notify")) {
            if (named.asText().equals(channel)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is called by it: an end is told too, and calls nobody. */
    private static boolean calls(Delivery delivery) {
        Action action = delivery.notification().action();
        boolean firing = delivery.notification().page().state() == State.FIRING;
        return firing && (action == Action.OPEN || action == Action.UPDATE);
    }

    /** As the one that is told, and not only listed as over beside others. */
    private static boolean toldAnew(String episode, Collection<Delivery> after) {
        return after.stream()
                .filter(Calls::calls)
                .anyMatch(delivery -> episodes(delivery).stream()
                        .reduce((before, last) -> last)
                        .filter(episode::equals)
                        .isPresent());
    }

    private static List<String> episodes(Delivery delivery) {
        return delivery.notification().page().episodes().stream().map(Calls::id).toList();
    }

    private static String id(PagedEpisode episode) {
        return episode.alert() + "@" + episode.startsAt();
    }
}
