package dev.syncwatch.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Episodes of one environment that overlap or follow closely, as they are at {@code changedAt}.
 *
 * @param id           {@code incident/} and the id of the first episode
 * @param endsAt       null while an episode is open
 * @param severity     the gravest so far
 * @param title        of the gravest episode's newest change while it fired
 * @param section      of the runbook; null where no diagnosis names one
 * @param cause        null where there is no diagnosis
 * @param episodes     ids in the order of their beginnings; at most {@link #MOST_EPISODES}
 * @param openEpisodes from 0
 * @param usersHit     the most that any change of it counted
 * @param changedAt    the evaluation T of the change that made it so
 * @param changes      how many changes it has taken, from 1: what tells which of two is the newer
 */
public record Incident(
        String id,
        String environment,
        Instant startsAt,
        Instant endsAt,
        String severity,
        String title,
        String section,
        String cause,
        List<String> episodes,
        int openEpisodes,
        long usersHit,
        Instant changedAt,
        long changes) {

    /** What flaps for weeks must not grow for weeks; later episodes still count as open ones. */
    public static final int MOST_EPISODES = 1_000;

    /** Before anything of the change was taken in. */
    static Incident begunBy(EpisodeChange change) {
        return new Incident(
                Following.incidentOf(change.episodeId()),
                change.environment(),
                change.begin(),
                null,
                change.severity(),
                change.title(),
                null,
                null,
                List.of(),
                0,
                0,
                change.at(),
                0);
    }

    /** With one episode more. */
    Incident with(String episode) {
        List<String> longer = new ArrayList<>(episodes);
        if (longer.size() < MOST_EPISODES && !longer.contains(episode)) {
            longer.add(episode);
        }
        return new Incident(
                id,
                environment,
                startsAt,
                endsAt,
                severity,
                title,
                section,
                cause,
                List.copyOf(longer),
                openEpisodes,
                usersHit,
                changedAt,
                changes);
    }
}
