package dev.syncwatch.notify.slack.message;

import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One line an episode: its state, what it is, from when to when. */
final class EpisodeLines {
    private static final DateTimeFormatter DAY = utc("yyyy-MM-dd");
    private static final DateTimeFormatter HOUR = utc("HH:mm");
    private static final DateTimeFormatter TIME = utc("yyyy-MM-dd HH:mm 'UTC'");
    private static final int LONGEST_TITLE = 150;

    private EpisodeLines() {}

    /** Those that are open in order of their beginning, then those that are over, the latest first. Not harmless yet. */
    static List<String> of(List<PagedEpisode> episodes) {
        Stream<PagedEpisode> open = episodes.stream().filter(EpisodeLines::isOpen);
        Stream<PagedEpisode> over = episodes.stream()
                .filter(episode -> !isOpen(episode))
                .sorted(Comparator.comparing(PagedEpisode::startsAt).reversed());
        return Stream.concat(open, over).map(EpisodeLines::line).toList();
    }

    private static boolean isOpen(PagedEpisode episode) {
        return Shown.of(episode.state()).isOpen();
    }

    private static String line(PagedEpisode episode) {
        Shown state = Shown.of(episode.state());
        String title = Text.cut(state.before(episode.title()), LONGEST_TITLE);
        return state.colour() + " " + title + ", " + times(episode.startsAt(), episode.endsAt());
    }

    private static String times(Instant startsAt, Instant endsAt) {
        if (endsAt == null) {
            return "since " + TIME.format(startsAt);
        }
        boolean sameDay = DAY.format(startsAt).equals(DAY.format(endsAt));
        return sameDay
                ? DAY.format(startsAt) + " " + HOUR.format(startsAt) + " to " + HOUR.format(endsAt) + " UTC"
                : TIME.format(startsAt) + " to " + TIME.format(endsAt);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
