package dev.syncwatch.incident;

import dev.syncwatch.alert.AlertState;

/** What is known of one episode. */
public record EpisodeFacts(String alert, String episode, String severity, String title, String section, String cause) {

    static EpisodeFacts of(EpisodeChange change) {
        return new EpisodeFacts(
                change.alert(),
                change.episodeId(),
                change.severity(),
                change.title(),
                change.section(),
                change.cause());
    }

    /** What ends or recovers has another title, and says less of the cause. */
    EpisodeFacts after(EpisodeChange change) {
        boolean diagnosed = change.cause() != null;
        return new EpisodeFacts(
                alert,
                episode,
                Gravity.isGraver(change.severity(), severity) ? change.severity() : severity,
                change.state() == AlertState.FIRING ? change.title() : title,
                diagnosed ? change.section() : section,
                diagnosed ? change.cause() : cause);
    }

    boolean isGraverThan(EpisodeFacts other) {
        return Gravity.isGraver(severity, other.severity);
    }
}
