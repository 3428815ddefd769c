package dev.syncwatch.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An environment's newest incident while one change is taken into it. */
final class Draft {
    private final List<EpisodeFacts> open;
    private Incident incident;
    private EpisodeFacts gravest;
    private long usersHit;
    private EpisodeFacts diagnosed;

    Draft(IncidentMemory before) {
        open = new ArrayList<>(before.open());
        incident = before.incident();
        gravest = before.gravest();
        usersHit = incident == null ? 0 : incident.usersHit();
    }

    Optional<EpisodeFacts> openEpisode(String id) {
        return open.stream().filter(episode -> episode.episode().equals(id)).findFirst();
    }

    /** One alert has one episode at a time: if another goes on, its end was never written. True if there was one. */
    boolean endOthersOf(EpisodeChange change) {
        return open.removeIf(episode ->
                episode.alert().equals(change.alert()) && !episode.episode().equals(change.episodeId()));
    }

    void goOn(EpisodeFacts known, EpisodeChange change) {
        EpisodeFacts now = known.after(change);
        if (change.isEnd()) {
            open.remove(known);
        } else {
            open.set(open.indexOf(known), now);
        }
        weigh(now, change);
    }

    void begin(EpisodeChange change) {
        EpisodeFacts begun = EpisodeFacts.of(change);
        // Without an end it has open episodes, or the last of them was ended just now.
        if (incident == null || !Following.joins(incident.endsAt(), change.begin())) {
            incident = Incident.begunBy(change);
            gravest = begun;
            usersHit = 0;
        }
        incident = incident.with(begun.episode());
        open.add(begun);
        weigh(begun, change);
    }

    private void weigh(EpisodeFacts now, EpisodeChange change) {
        boolean same = now.episode().equals(gravest.episode());
        gravest = same || now.isGraverThan(gravest) ? now : gravest;
        usersHit = Math.max(usersHit, change.users());
        diagnosed = gravest.cause() != null ? gravest : now;
    }

    /** As it is after a change at {@code at}. */
    Incident incident(Instant at) {
        boolean anew = diagnosed != null && diagnosed.cause() != null;
        return new Incident(
                incident.id(),
                incident.environment(),
                incident.startsAt(),
                open.isEmpty() ? at : null,
                gravest.severity(),
                gravest.title(),
                anew ? diagnosed.section() : incident.section(),
                anew ? diagnosed.cause() : incident.cause(),
                incident.episodes(),
                open.size(),
                usersHit,
                at,
                incident.changes() + 1);
    }

    IncidentMemory memory(Incident now, Instant newestAt, List<String> taken) {
        return new IncidentMemory(now, gravest, List.copyOf(open), newestAt, taken);
    }
}
