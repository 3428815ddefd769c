package dev.syncwatch.dashboard.show.episode;

import java.util.Comparator;
import java.util.List;

/** What people should see first: rules in force before those on trial, then the gravest, then what began first. */
public final class Gravity {
    private static final List<String> GRAVEST_FIRST = List.of("critical", "error", "warning", "info");

    public static final Comparator<EpisodeView> FIRST = Comparator.comparing(
                    (EpisodeView episode) -> !isLive(episode.mode()))
            .thenComparingInt(episode -> rank(episode.severity()))
            .thenComparing(EpisodeView::startsAt)
            .thenComparing(EpisodeView::episode);

    private Gravity() {}

    /** Whether the rule's alerts are told to anybody. */
    public static boolean isLive(String mode) {
        return mode.equals("live");
    }

    /** A word that is unknown counts as the gravest: a misspelt page must not be a quiet one. */
    private static int rank(String severity) {
        return Math.max(0, GRAVEST_FIRST.indexOf(severity));
    }
}
