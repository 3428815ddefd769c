package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;
import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A channel's planner on a day of which only times such as {@code 10:07:20} are named ({@code 06T10:07:20} on
 * the next); it remembers through its memory alone. */
final class Timeline {
    private final ChannelRules channel;
    private final Map<String, Alert> alerts = new HashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private Schedule silence = Schedule.once(Instant.MIN, Instant.MIN);
    private PlanMemory memory = PlanMemory.empty();

    /** What a change of an alert says of its rule. */
    record Alert(String environment, List<String> channels, List<String> inhibits, List<String> inhibitedBy) {}

    private record Open(String startsAt, State state) {}

    private final Map<String, Open> open = new HashMap<>();

    Timeline(ChannelRules channel) {
        this.channel = channel;
    }

    static Timeline ofPagerDuty() {
        return new Timeline(new ChannelRules("pagerduty", null));
    }

    static Timeline thatRepeatsEvery(Duration repeatEvery) {
        return new Timeline(new ChannelRules("pagerduty", repeatEvery));
    }

    Timeline alert(String rule, Alert alert) {
        alerts.put(rule, alert);
        return this;
    }

    Timeline silenced(String from, String until) {
        return silenced(Schedule.once(instant(from), instant(until)));
    }

    Timeline silenced(Schedule when) {
        silence = when;
        return this;
    }

    List<String> fires(String rule, String at) {
        Open before = open.get(rule);
        String startsAt = before == null ? at : before.startsAt();
        return change(rule, State.FIRING, startsAt, at);
    }

    List<String> recovers(String rule, String at) {
        return change(rule, State.RECOVERING, open.get(rule).startsAt(), at);
    }

    List<String> resolves(String rule, String at) {
        List<String> told = change(rule, State.RESOLVED, open.get(rule).startsAt(), at);
        open.remove(rule);
        return told;
    }

    List<String> expires(String rule, String at) {
        List<String> told = change(rule, State.EXPIRED, open.get(rule).startsAt(), at);
        open.remove(rule);
        return told;
    }

    List<String> supersedes(String rule, String at) {
        List<String> told = change(rule, State.SUPERSEDED, open.get(rule).startsAt(), at);
        open.remove(rule);
        return told;
    }

    /** An episode that began and ended while nobody was there to tell it; another fires as it ends. */
    List<String> passesOver(String rule, String from, String to, String other) {
        open.put(other, new Open(to, State.FIRING));
        return words(planner -> {
            planner.passOver(published(rule, State.FIRING, from, from));
            planner.passOver(published(rule, State.RESOLVED, from, to));
            return planner.change(published(other, State.FIRING, to, to));
        });
    }

    List<String> time(String at) {
        return words(planner -> planner.time(instant(at)));
    }

    List<String> standsIn(String incident, String late) {
        return words(planner -> planner.standIn(incident, late));
    }

    /** Every decision so far as {@code rule REASON}. */
    List<String> reasons() {
        return reasons;
    }

    PlanMemory memory() {
        return memory;
    }

    List<String> change(String rule, State state, String startsAt, String at) {
        open.put(rule, new Open(startsAt, state));
        return words(planner -> planner.change(published(rule, state, startsAt, at)));
    }

    private interface Step {
        List<Notification> of(Planner planner);
    }

    /** {@code ACTION incident#n: rule STATE}, with the note behind it where there is one. */
    private List<String> words(Step step) {
        List<PublishedChange> changes = new ArrayList<>();
        Planner planner =
                new Planner(channel, memory, new Planner.Means(this::silence, new PageWriter(), (change, reason) -> {
                    reasons.add(change.rule() + " " + reason);
                    if (reason.tells()) {
                        changes.add(change);
                    }
                }));
        List<Notification> told = step.of(planner);
        memory = planner.memory();
        return IntStream.range(0, told.size())
                .mapToObj(i -> words(told.get(i), changes.get(i)))
                .toList();
    }

    private static String words(Notification told, PublishedChange change) {
        String note = told.page().note();
        return told.action() + " " + told.id().replace("@2026-01-05T", " ").replace("Z", "") + ": " + change.rule()
                + " " + change.state() + (note.isEmpty() ? "" : " (" + note + ")");
    }

    private Optional<String> silence(PublishedChange change, Instant now) {
        return silence.state(now) == Schedule.State.ACTIVE ? Optional.of("a test") : Optional.empty();
    }

    private PublishedChange published(String rule, State state, String startsAt, String at) {
        Alert alert = alerts.getOrDefault(rule, new Alert("production", List.of("pagerduty"), List.of(), List.of()));
        String id = rule + "/environment=" + alert.environment();
        return new PublishedChange(
                id,
                id + "@" + instant(startsAt),
                rule,
                Map.of("environment", alert.environment()),
                state,
                State.INACTIVE,
                instant(at),
                instant(startsAt),
                Severity.CRITICAL,
                0.2,
                0.1,
                Map.of("attempts", 100.0, "failures", 20.0),
                List.of(),
                "live",
                rule + " is wrong",
                alert.channels(),
                "",
                alert.inhibits(),
                alert.inhibitedBy(),
                null,
                List.of(),
                List.of());
    }

    private static Instant instant(String time) {
        return Instant.parse((time.contains("T") ? "2026-01-" : "2026-01-05T") + time + "Z");
    }
}
