package dev.syncwatch.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups the episodes of one environment into incidents. Changes come in the order of their T, those of one T in any order; what comes
 * again, as it does after a restart of whoever wrote it, changes nothing.
 */
public final class IncidentTracker {

    private IncidentTracker() {}

    /**
     * What is known after one more change; the same object if it was known before.
     *
     * @param before null for nothing
     */
    public static IncidentMemory next(IncidentMemory before, EpisodeChange change) {
        IncidentMemory memory = before == null ? IncidentMemory.empty() : before;
        if (isKnown(memory, change)) {
            return memory;
        }
        Draft draft = new Draft(memory);
        boolean changed = draft.endOthersOf(change);
        Optional<EpisodeFacts> known = draft.openEpisode(change.episodeId());
        if (known.isPresent()) {
            draft.goOn(known.get(), change);
            changed = true;
        } else if (change.live() && change.isOngoing()) {
            draft.begin(change);
            changed = true;
        }
        return draft.memory(
                changed ? draft.incident(change.at()) : memory.incident(), change.at(), taken(memory, change));
    }

    private static boolean isKnown(IncidentMemory memory, EpisodeChange change) {
        return memory.newestAt() != null
                && (change.at().isBefore(memory.newestAt())
                        || change.at().equals(memory.newestAt())
                                && memory.taken().contains(change.alert()));
    }

    private static List<String> taken(IncidentMemory memory, EpisodeChange change) {
        List<String> taken = new ArrayList<>(change.at().equals(memory.newestAt()) ? memory.taken() : List.of());
        taken.add(change.alert());
        return List.copyOf(taken);
    }
}
