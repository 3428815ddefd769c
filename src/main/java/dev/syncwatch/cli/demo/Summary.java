package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.demo.Card.Tone;
import dev.syncwatch.cli.demo.Expected.Episode;
import dev.syncwatch.cli.demo.Verdict.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of a story: when each thing that happened was told of, and what is wrong with it, if anything. */
final class Summary {
    private final List<Episode> episodes;
    private final Told told;

    Summary(List<Episode> episodes, Told told) {
        this.episodes = episodes;
        this.told = told;
    }

    Card card(List<Happening> happenings, List<String> problems) {
        Card card = problems.isEmpty()
                ? Card.of("the end", Tone.GOOD, "Every page and every resolve arrived exactly once.")
                : Card.of("the end", Tone.BAD, "Not everything went well.");
        for (Happening happening : happenings) {
            card = card.with(happening.name(), lines(happening));
        }
        return card.with(
                        "told",
                        List.of("PagerDuty: %d calls; Slack: %d messages in %d threads"
                                .formatted(told.alerts().size(), told.messages().size(), threads())))
                .with("wrong", problems);
    }

    private long threads() {
        return told.messages().stream().filter(post -> post.threadTs() == null).count();
    }

    private List<String> lines(Happening happening) {
        List<String> lines = new ArrayList<>();
        lines.add("from %s to %s".formatted(Screen.time(happening.from()), Screen.time(happening.to())));
        first(happening).ifPresent(episode -> lines.add(found(happening, episode)));
        return lines;
    }

    private Optional<Episode> first(Happening happening) {
        return episodes.stream().filter(happening::explains).min(Comparator.comparing(Episode::from));
    }

    private static String found(Happening happening, Episode episode) {
        String over = episode.to() == null ? "and goes on" : "and was over at " + Screen.time(episode.to());
        return "%s fired %s after its beginning, %s"
                .formatted(episode.rule(), words(Duration.between(happening.from(), episode.from())), over);
    }

    private static String words(Duration duration) {
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
