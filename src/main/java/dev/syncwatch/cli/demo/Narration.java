package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.demo.Card.Tone;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Says what happens in the world when it happens there, so that pages can be held against it. */
final class Narration {
    private static final String PLACE = "the world";

    private final Deque<Moment> ahead;

    private record Moment(Instant at, Tone tone, String what) {}

    Narration(Scenario scenario) {
        Instant start = scenario.start();
        Stream<Moment> incidents = scenario.incidents().stream()
                .flatMap(incident -> Stream.of(
                        new Moment(start.plus(incident.from()), Tone.BAD, begins(incident)),
                        new Moment(start.plus(incident.to()), Tone.GOOD, "is well again: " + incident.name())));
        Stream<Moment> flags = scenario.remoteConfig().stream()
                .map(change -> new Moment(
                        start.plus(change.at()),
                        Tone.PLAIN,
                        "learningSync.enabled becomes " + change.enabled() + "; phones follow within 5 min"));
        ahead = new ArrayDeque<>(Stream.concat(incidents, flags)
                .sorted(Comparator.comparing(Moment::at))
                .toList());
    }

    /** Tells all that has happened up to {@code now}, each with its own time. */
    void tellUpTo(Instant now, BiConsumer<Instant, Card> show) {
        while (!ahead.isEmpty() && !ahead.peek().at().isAfter(now)) {
            Moment moment = ahead.poll();
            show.accept(moment.at(), Card.of(PLACE, moment.tone(), moment.what()));
        }
    }

    /** What the verdict will ask for. */
    static List<Verdict.Happening> happenings(Scenario scenario) {
        return scenario.incidents().stream()
                .map(incident -> new Verdict.Happening(
                        incident.name(),
                        scenario.start().plus(incident.from()),
                        scenario.start().plus(incident.to())))
                .toList();
    }

    private static String begins(Incident incident) {
        String share = "%.0f %%".formatted(100 * incident.share());
        return switch (incident.kind()) {
            case OUTAGE -> "the backend answers %s of all pushes with %d".formatted(share, incident.status());
            case LATENCY -> "the backend is too slow for %s of all pushes".formatted(share);
            case AUTH -> "the tokens of %s of all people are refused".formatted(share);
            case RELEASE ->
                "release %s goes out, to %s of all people; the backend can't read its pushes"
                        .formatted(incident.appVersion(), share);
            case DECAY -> "the backend decays, up to %s of all pushes".formatted(share);
            case STORAGE -> "%s of all phones lose their storage".formatted(share);
            case STUCK -> "the queues of %s of all people are stuck".formatted(share);
            case SILENT -> "syncs of %s of all people start and never end: no failure, no success".formatted(share);
        };
    }
}
