package dev.syncwatch.cli.preview;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The life of an incident that one rule opens, with a second episode where another rule tells the same channels. */
public final class ExampleLife {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:07:20Z");
    private static final Duration UNTIL_SECOND = Duration.ofMinutes(5);
    private static final Duration SECOND_LASTS = Duration.ofMinutes(12);
    private static final Duration UNTIL_REMINDER = Duration.ofHours(4);
    private static final Duration UNTIL_WELL = Duration.ofMinutes(260);

    private final ExampleEpisode first;
    private final String incident;
    private final List<Scene> scenes = new ArrayList<>();

    private ExampleLife(ExampleEpisode first) {
        this.first = first;
        this.incident = "incident/" + first.fires().episodeId();
    }

    /** Every page of the rule's episode, in order, and at the end the one for the case that data stops. */
    public static List<Scene> of(AlertRule rule, Detection detection) {
        ExampleLife life = new ExampleLife(new ExampleEpisode(rule, detection, BEGIN));
        PublishedChange fires = life.first.fires();
        life.add("it starts firing", Action.OPEN, fires, List.of(fires));
        List<PublishedChange> beside = companion(rule, detection)
                .map(other -> life.second(new ExampleEpisode(other, detection, BEGIN.plus(UNTIL_SECOND)), fires))
                .orElse(List.of());
        life.goesOnAndEnds(fires, beside);
        return List.copyOf(life.scenes);
    }

    /** One that is not worse, if there is one, so that the rule's own numbers stay the title. */
    private static Optional<AlertRule> companion(AlertRule rule, Detection detection) {
        return detection.ruleSet().rules().stream()
                .filter(other -> !other.id().equals(rule.id()))
                .filter(other -> other.head().mode() == RuleMode.LIVE)
                .filter(other ->
                        other.head().notifies().stream().anyMatch(rule.head().notifies()::contains))
                .min(Comparator.comparing(
                        other -> other.head().severity().compareTo(rule.head().severity()) < 0));
    }

    private List<PublishedChange> second(ExampleEpisode second, PublishedChange fires) {
        PublishedChange begins = second.fires();
        add("a second episode begins: " + second.rule().id(), Action.UPDATE, begins, List.of(fires, begins));
        PublishedChange ends = second.resolves(second.startsAt().plus(SECOND_LASTS));
        add("the second episode is over", Action.UPDATE, ends, List.of(fires, ends));
        return List.of(ends);
    }

    private void goesOnAndEnds(PublishedChange fires, List<PublishedChange> beside) {
        Instant reminded = BEGIN.plus(UNTIL_REMINDER);
        scenes.add(new Scene(
                "it is called to mind",
                new Occasion(Action.REMIND, incident, fires, with(fires, beside), "", reminded)));
        Instant well = BEGIN.plus(UNTIL_WELL);
        Duration keepsFiring = first.rule().head().keepFiringFor();
        if (!keepsFiring.isZero()) {
            PublishedChange recovers = first.recovers(well);
            add("it recovers", Action.EDIT, recovers, with(recovers, beside));
        }
        PublishedChange resolves = first.resolves(well.plus(keepsFiring));
        add("it is over", Action.CLOSE, resolves, with(resolves, beside));
        PublishedChange expires = first.expires();
        add("or instead: nothing but silence until it expires", Action.CLOSE, expires, with(expires, beside));
    }

    private static List<PublishedChange> with(PublishedChange change, List<PublishedChange> beside) {
        List<PublishedChange> all = new ArrayList<>(List.of(change));
        all.addAll(beside);
        return all;
    }

    private void add(String what, Action action, PublishedChange change, List<PublishedChange> episodes) {
        scenes.add(new Scene(what, new Occasion(action, incident, change, episodes, "")));
    }
}
