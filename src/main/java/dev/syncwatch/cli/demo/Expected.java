package dev.syncwatch.cli.demo;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An incident that people ought to have been told of, put together from the changes alone, apart from the planner whose work is judged
 * by it (design section 10: episodes of one environment that overlap, or follow within ten minutes).
 *
 * @param id         {@code incident/} and the first episode's id
 * @param channels   that the rules of its episodes name
 * @param stretches  how often it began anew after a pause: so often PagerDuty has to call
 * @param isOver     whether all its episodes have ended
 */
record Expected(String id, Set<String> channels, int stretches, boolean isOver) {
    private static final Duration FOLLOWS_WITHIN = Duration.ofMinutes(10);

    /** One alert from its first firing to its end; null while it goes on. */
    record Episode(String id, String environment, String rule, Set<String> channels, Instant from, Instant to) {}

    /** The episodes of mode live, in order of their beginning. */
    static List<Episode> episodes(List<PublishedChange> changes) {
        Map<String, Episode> episodes = new LinkedHashMap<>();
        for (PublishedChange change : changes) {
            if (change.episode() != null && change.mode().equals("live")) {
                episodes.put(
                        change.episode(),
                        new Episode(
                                change.episode(),
                                change.group().getOrDefault("environment", ""),
                                change.rule(),
                                Set.copyOf(change.channels()),
                                change.startsAt(),
                                change.isOpen() ? null : change.at()));
            }
        }
        return episodes.values().stream()
                .sorted(Comparator.comparing(Episode::from).thenComparing(Episode::id))
                .toList();
    }

    /** The incidents of these episodes, in order of their beginning. */
    static List<Expected> of(List<Episode> episodes) {
        Map<String, List<Episode>> byEnvironment = new LinkedHashMap<>();
        episodes.forEach(episode -> byEnvironment
                .computeIfAbsent(episode.environment(), environment -> new ArrayList<>())
                .add(episode));
        List<Expected> incidents = new ArrayList<>();
        byEnvironment.values().forEach(those -> incidents.addAll(ofOneEnvironment(those)));
        return incidents;
    }

    private static List<Expected> ofOneEnvironment(List<Episode> episodes) {
        List<Expected> incidents = new ArrayList<>();
        Instant overAt = Instant.MIN;
        for (Episode episode : episodes) {
            Instant to = episode.to() == null ? Instant.MAX : episode.to();
            boolean follows = !incidents.isEmpty() && !episode.from().isAfter(later(overAt));
            Expected last = follows ? incidents.remove(incidents.size() - 1) : begun(episode);
            boolean anew = follows && episode.from().isAfter(overAt);
            incidents.add(last.with(episode, anew ? 1 : 0));
            overAt = !follows || to.isAfter(overAt) ? to : overAt;
        }
        return incidents;
    }

    private static Instant later(Instant overAt) {
        return overAt.equals(Instant.MAX) ? overAt : overAt.plus(FOLLOWS_WITHIN);
    }

    private static Expected begun(Episode episode) {
        return new Expected("incident/" + episode.id(), Set.of(), 1, true);
    }

    private Expected with(Episode episode, int moreStretches) {
        Set<String> all = new HashSet<>(channels);
        all.addAll(episode.channels());
        return new Expected(id, Set.copyOf(all), stretches + moreStretches, isOver && episode.to() != null);
    }
}
