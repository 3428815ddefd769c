package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.demo.Expected.Episode;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether every page and every resolve arrived exactly once, and nothing that happened in the world was missed. */
final class Verdict {
    /** What a window still holds of an incident that is over. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(15);

    private final Set<String> pagerDuties;
    private final Set<String> slacks;
    private final List<String> problems = new ArrayList<>();

    /** Something bad that was made to happen in the world. */
    record Happening(String name, Instant from, Instant to) {

        /** Whether an episode calls somebody, and begins while it goes on or while a window still holds some of it. */
        boolean explains(Episode episode) {
            return !episode.channels().isEmpty()
                    && !episode.from().isBefore(from)
                    && !episode.from().isAfter(to.plus(SEEN_WITHIN));
        }
    }

    /** The rule file's channels, by the kind of their vendor. */
    Verdict(Set<String> pagerDuties, Set<String> slacks) {
        this.pagerDuties = Set.copyOf(pagerDuties);
        this.slacks = Set.copyOf(slacks);
    }

    /** What is wrong, one sentence each; empty if all is well. */
    List<String> problems(List<Happening> happenings, List<Episode> episodes, Told told) {
        problems.addAll(told.violations());
        happenings.forEach(happening -> requireSeen(happening, episodes));
        List<Expected> incidents = Expected.of(episodes);
        incidents.forEach(incident -> judge(incident, told));
        Set<String> known = new HashSet<>();
        incidents.forEach(incident -> known.add(incident.id()));
        requireNothingElse(known, told);
        requireOnce(told.messages());
        return List.copyOf(problems);
    }

    private void requireSeen(Happening happening, List<Episode> episodes) {
        require(episodes.stream().anyMatch(happening::explains), "nobody was told of: " + happening.name());
    }

    private void judge(Expected incident, Told told) {
        require(incident.isOver(), incident.id() + " is not over");
        if (named(incident, pagerDuties)) {
            judgeAlerts(incident, told.alerts());
        }
        if (named(incident, slacks)) {
            judgeMessages(incident, told.messages());
        }
    }

    private static boolean named(Expected incident, Set<String> channels) {
        return incident.channels().stream().anyMatch(channels::contains);
    }

    private void judgeAlerts(Expected incident, List<PagerDutyStandIn.Alert> all) {
        List<PagerDutyStandIn.Alert> alerts =
                all.stream().filter(alert -> alert.key().equals(incident.id())).toList();
        require(!alerts.isEmpty(), "PagerDuty was not called for " + incident.id());
        require(
                alerts.size() <= incident.stretches(),
                "PagerDuty opened %d alerts for %s, which began %d times"
                        .formatted(alerts.size(), incident.id(), incident.stretches()));
        require(alerts.stream().noneMatch(PagerDutyStandIn.Alert::open), "PagerDuty still shows " + incident.id());
    }

    private void judgeMessages(Expected incident, List<SlackPost> messages) {
        List<SlackPost> parents = messages.stream()
                .filter(post -> post.threadTs() == null)
                .filter(post -> post.payload("incident").equals(incident.id()))
                .toList();
        require(
                parents.size() == 1,
                "Slack has %d messages for %s instead of one".formatted(parents.size(), incident.id()));
        require(
                parents.stream().allMatch(post -> post.text().startsWith("Resolved")),
                "Slack does not say that it is over: " + incident.id());
    }

    private void requireNothingElse(Set<String> known, Told told) {
        Set<String> strange = new TreeSet<>();
        told.alerts().forEach(alert -> strange.add(alert.key()));
        told.messages().forEach(post -> strange.add(post.payload("incident")));
        strange.removeAll(known);
        strange.forEach(id -> problems.add("told of an incident that was none: " + id));
    }

    private void requireOnce(List<SlackPost> messages) {
        Set<String> ids = new HashSet<>();
        for (SlackPost post : messages) {
            require(ids.add(post.payload("id")), "Slack has this twice: " + post.text());
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
