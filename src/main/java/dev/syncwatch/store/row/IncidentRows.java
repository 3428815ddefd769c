package dev.syncwatch.store.row;

import dev.syncwatch.incident.Incident;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Incidents as the decider gives them. */
public final class IncidentRows {

    private IncidentRows() {}

    public static Row of(Incident incident) {
        String[] values = {
            incident.id(),
            incident.environment(),
            incident.startsAt().toString(),
            text(incident.endsAt()),
            incident.severity(),
            incident.title(),
            incident.section(),
            incident.cause(),
            array(incident.episodes()),
            String.valueOf(incident.openEpisodes()),
            String.valueOf(incident.usersHit()),
            incident.changedAt().toString(),
            String.valueOf(incident.changes())
        };
        return new Row(Tables.INCIDENT.name(), values, incident.changedAt().toEpochMilli(), incident.changes());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    /** As PostgreSQL reads an array of text. */
    private static String array(List<String> texts) {
        return texts.stream()
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
