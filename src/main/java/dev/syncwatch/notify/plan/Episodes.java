package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every episode that is open, or belongs to an incident that is not past, in the order in which they were read. */
final class Episodes {
    private final Map<String, Episode> byId = new LinkedHashMap<>();
    private final Incidents incidents;
    private final Flapping flapping;

    /** Those that nobody is told of and that are not over yet, with their incidents: they give them names and keep them open. */
    private final Map<String, String> passedOver = new HashMap<>();

    Episodes(Collection<Episode> remembered, Incidents incidents, Flapping flapping) {
        this.incidents = incidents;
        this.flapping = flapping;
        remembered.forEach(this::put);
    }

    /** Keeps what a change says of its episode; gives the reason if there is nothing to keep. */
    Optional<NotifyReason> take(PublishedChange change) {
        endOthersOf(change);
        Episode known = byId.get(change.episodeId());
        boolean end = Episode.isEnd(change.state());
        if (known != null) {
            put(known.changed(change));
        } else if (change.state() == State.FIRING || change.state() == State.RECOVERING) {
            begin(change);
        } else {
            return Optional.of(end ? NotifyReason.OVER_BEFORE_TOLD : NotifyReason.NOT_YET_FIRING);
        }
        if (end) {
            endIncidentOf(change);
        }
        return Optional.empty();
    }

    /** Nobody is told of this episode; yet the incident is that of all of its environment's episodes, as everybody else has it. */
    void passOver(PublishedChange change) {
        if (change.state() == State.FIRING || change.state() == State.RECOVERING) {
            passedOver.put(change.episodeId(), incidentOf(change).id());
        } else if (passedOver.containsKey(change.episodeId())) {
            String incident = passedOver.remove(change.episodeId());
            endIfOver(incident, change);
        }
    }

    private Incident incidentOf(PublishedChange change) {
        String environment = change.group().getOrDefault("environment", "");
        return incidents.join(environment, change.episodeId(), change.since());
    }

    private void begin(PublishedChange change) {
        Incident incident = incidentOf(change);
        flapping.started(change.alert(), change.since());
        put(Episode.begun(incident.id(), change));
    }

    /** One alert has one episode at a time: if another goes on, its end was never written. */
    private void endOthersOf(PublishedChange change) {
        List<Episode> forgotten = byId.values().stream()
                .filter(episode -> !episode.isOver()
                        && episode.last().alert().equals(change.alert())
                        && !episode.id().equals(change.episodeId()))
                .toList();
        for (Episode episode : forgotten) {
            PublishedChange end = episode.last().endedUnseen(change.at());
            put(episode.changed(end));
            endIncidentOf(end);
        }
    }

    private void endIncidentOf(PublishedChange change) {
        endIfOver(byId.get(change.episodeId()).incident(), change);
    }

    private void endIfOver(String incident, PublishedChange change) {
        if (of(incident).stream().allMatch(Episode::isOver) && !passedOver.containsValue(incident)) {
            incidents.over(incident, change.at());
        }
    }

    void put(Episode episode) {
        byId.put(episode.id(), episode);
    }

    void remove(Episode episode) {
        byId.remove(episode.id());
    }

    boolean knows(String id) {
        return byId.containsKey(id);
    }

    Collection<Episode> all() {
        return byId.values();
    }

    Collection<Episode> of(String incident) {
        return byId.values().stream()
                .filter(episode -> episode.incident().equals(incident))
                .toList();
    }

    /** Whether the channel was told of an episode of the incident, and not of its end. */
    boolean hasOpen(String incident) {
        return of(incident).stream().anyMatch(Episode::isOpen);
    }

    /** Forgets the incidents that nothing can join at {@code now} any more. */
    void forgetPast(Instant now) {
        List.copyOf(incidents.all()).stream()
                .filter(incident -> incidents.isPast(incident.id(), now))
                .forEach(past -> {
                    byId.values().removeIf(episode -> episode.incident().equals(past.id()));
                    incidents.forget(past.id());
                });
    }
}
