package dev.syncwatch.cli.preview;

import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;
import dev.syncwatch.rule.AlertRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first incident of a replay in which a rule had a part: the episodes of its environment and of the channels that it notifies, as
 * far as they overlap.
 */
public final class ReplayedLife {
    private final AlertRule rule;
    private final Map<String, PublishedChange> episodes = new LinkedHashMap<>();
    private final List<Scene> scenes = new ArrayList<>();
    private String incident;

    private ReplayedLife(AlertRule rule) {
        this.rule = rule;
    }

    /** Its pages in order, without reminders; empty if the rule never fired. {@code changes} is JSON, in order of time. */
    public static List<Scene> of(AlertRule rule, List<String> changes) {
        List<PublishedChange> read = changes.stream()
                .map(line -> (PublishedChange) new ChangeReader().read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (String environment :
                read.stream().map(ReplayedLife::environment).distinct().toList()) {
            ReplayedLife life = new ReplayedLife(rule);
            read.stream()
                    .filter(change -> environment(change).equals(environment))
                    .filter(life::concerns)
                    .takeWhile(change -> !life.isToldInFull())
                    .forEach(life::tell);
            if (life.hasTheRule()) {
                return List.copyOf(life.scenes);
            }
        }
        return List.of();
    }

    private static String environment(PublishedChange change) {
        return change.group().getOrDefault("environment", "");
    }

    private boolean concerns(PublishedChange change) {
        boolean sameChannels =
                !Collections.disjoint(change.channels(), rule.head().notifies());
        return change.episode() != null && (change.rule().equals(rule.id()) || sameChannels);
    }

    private boolean isToldInFull() {
        return !anyOpen() && hasTheRule();
    }

    private boolean hasTheRule() {
        return episodes.values().stream().anyMatch(change -> change.rule().equals(rule.id()));
    }

    private boolean anyOpen() {
        return episodes.values().stream().anyMatch(PublishedChange::isOpen);
    }

    private void tell(PublishedChange change) {
        boolean opens = !anyOpen();
        if (opens) {
            episodes.clear();
            scenes.clear();
            incident = "incident/" + change.episodeId();
        }
        episodes.put(change.episodeId(), change);
        Action action = action(change, opens);
        String what = change.rule() + ": " + change.previous() + " to " + change.state();
        scenes.add(new Scene(
                what.toLowerCase(Locale.ROOT),
                new Occasion(action, incident, change, List.copyOf(episodes.values()), "")));
    }

    private Action action(PublishedChange change, boolean opens) {
        if (opens) {
            return Action.OPEN;
        }
        if (!anyOpen()) {
            return Action.CLOSE;
        }
        return change.state() == State.RECOVERING || change.previous() == State.RECOVERING && change.isOpen()
                ? Action.EDIT
                : Action.UPDATE;
    }
}
