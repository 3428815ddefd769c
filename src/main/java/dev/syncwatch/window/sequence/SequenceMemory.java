package dev.syncwatch.window.sequence;

import java.util.ArrayList;
import java.util.List;

/** State: where a user stands in each sequence rule. */
public final class SequenceMemory {

    /** Events whose pane is not over, in the order of their arrival. */
    public List<SelectedEvent> waiting = new ArrayList<>();
    /** By sequence. */
    public List<Recent> recent = new ArrayList<>();

    /** State: the last events that may begin a match, oldest first. */
    public static final class Recent {
        public List<SelectedEvent> events = new ArrayList<>();

        SelectedEvent newest() {
            return events.get(events.size() - 1);
        }
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && recent.stream().allMatch(each -> each.events.isEmpty());
    }
}
