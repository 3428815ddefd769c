package dev.syncwatch.incident;

import dev.syncwatch.alert.AlertState;
import java.time.Instant;

/**
 * What a change of an alert says of its episode; times are evaluations T.
 *
 * @param episode  null while none has begun
 * @param startsAt when the episode first fired; null with {@code episode}
 * @param severity {@code critical}, {@code error}, {@code warning} or {@code info}
 * @param live     whether its rule is in force; shadow rules make no incidents
 * @param section  of the runbook; null where the diagnosis names none
 * @param cause    null without a diagnosis
 * @param users    how many people it counted, from 0
 */
public record EpisodeChange(
        String alert,
        String episode,
        String environment,
        AlertState state,
        Instant at,
        Instant startsAt,
        String severity,
        boolean live,
        String title,
        String section,
        String cause,
        long users) {

    boolean isOngoing() {
        return state == AlertState.FIRING || state == AlertState.RECOVERING;
    }

    boolean isEnd() {
        return state == AlertState.RESOLVED || state == AlertState.EXPIRED || state == AlertState.SUPERSEDED;
    }

    /** The episode's id; where a change has none, the id that it would have by the rule for ids. */
    String episodeId() {
        return episode == null ? alert + "@" + begin() : episode;
    }

    Instant begin() {
        return startsAt == null ? at : startsAt;
    }
}
