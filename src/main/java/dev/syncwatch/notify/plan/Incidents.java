package dev.syncwatch.notify.plan;

import dev.syncwatch.incident.Following;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The incidents that are open or may still be taken up again; at most one an environment goes on. */
final class Incidents {
    private final Map<String, Incident> byId = new LinkedHashMap<>();

    Incidents(Collection<Incident> remembered) {
        remembered.forEach(incident -> byId.put(incident.id(), incident));
    }

    /** The incident of an episode that begins at {@code at}. */
    Incident join(String environment, String episode, Instant at) {
        Incident joined = byId.values().stream()
                .filter(incident -> incident.environment().equals(environment) && takes(incident, at))
                .findFirst()
                .orElseGet(() -> Incident.begun(environment, episode))
                .goingOn();
        byId.put(joined.id(), joined);
        return joined;
    }

    private static boolean takes(Incident incident, Instant at) {
        return Following.joins(incident.overAt(), at);
    }

    void over(String id, Instant at) {
        byId.computeIfPresent(id, (key, incident) -> incident.over(at));
    }

    Incident saidOnce(String id, Instant now, boolean calling) {
        return byId.computeIfPresent(id, (key, incident) -> incident.saidOnce(now, calling));
    }

    Incident get(String id) {
        return byId.get(id);
    }

    Collection<Incident> all() {
        return byId.values();
    }

    /** Whether nothing can join the incident any more. */
    boolean isPast(String id, Instant now) {
        Incident incident = byId.get(id);
        return incident == null || !takes(incident, now);
    }

    void forget(String id) {
        byId.remove(id);
    }
}
