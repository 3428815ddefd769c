package dev.syncwatch.cli.preview;

import dev.syncwatch.alert.AlertBook;
import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertState;
import dev.syncwatch.alert.AlertStatus;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.store.ChangeJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One made-up episode of a rule: its changes go the way of real ones, through their JSON. */
final class ExampleEpisode {
    private final AlertRule rule;
    private final AlertBook book;
    private final ExampleFailure failure;
    private final Instant startsAt;

    /** An episode of a rule that is not off. */
    ExampleEpisode(AlertRule rule, Detection detection, Instant startsAt) {
        Detector found = Stream.<Detector>concat(detection.detectors().stream(), detection.allOfs().stream())
                .filter(detector -> detector.rule().id().equals(rule.id()))
                .findFirst()
                .orElseThrow();
        this.rule = rule;
        this.book = new AlertBook(found, detection.ruleSet().hash());
        this.failure = ExampleFailure.of(rule, detection.ruleSet());
        this.startsAt = startsAt;
    }

    AlertRule rule() {
        return rule;
    }

    Instant startsAt() {
        return startsAt;
    }

    PublishedChange fires() {
        return change(AlertState.INACTIVE, AlertState.FIRING, startsAt);
    }

    PublishedChange recovers(Instant at) {
        return change(AlertState.FIRING, AlertState.RECOVERING, at);
    }

    PublishedChange resolves(Instant at) {
        boolean atOnce = rule.head().keepFiringFor().isZero();
        return change(atOnce ? AlertState.FIRING : AlertState.RECOVERING, AlertState.RESOLVED, at);
    }

    PublishedChange expires() {
        return change(
                AlertState.FIRING, AlertState.EXPIRED, startsAt.plus(rule.head().expireAfter()));
    }

    private PublishedChange change(AlertState from, AlertState to, Instant at) {
        ExampleNumbers numbers = switch (to) {
            case FIRING -> ExampleNumbers.failing(rule);
            case EXPIRED -> ExampleNumbers.silent(rule);
            default -> ExampleNumbers.recovered(rule);
        };
        AlertBook.Step step = new AlertBook.Step(status(from), status(to), at.toEpochMilli());
        List<String> samples = numbers.failures() > 0 ? List.of(failure.sample()) : List.of();
        AlertBook.Evidence evidence = new AlertBook.Evidence(
                ExampleEvidence.of(numbers, failure), samples, numbers.failures() > 0 ? failure.backend(at) : null);
        return published(book.change(ExampleGroup.key(rule.head()), step, numbers.signal(), evidence));
    }

    private AlertStatus status(AlertState state) {
        long first = state == AlertState.INACTIVE ? AlertStatus.NEVER : startsAt.toEpochMilli();
        return new AlertStatus(state, AlertStatus.NEVER, first, AlertStatus.NEVER);
    }

    private static PublishedChange published(AlertChange change) {
        byte[] json = ChangeJson.of(change).getBytes(StandardCharsets.UTF_8);
        return (PublishedChange) new ChangeReader().read(json);
    }
}
