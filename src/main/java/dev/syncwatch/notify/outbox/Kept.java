package dev.syncwatch.notify.outbox;

import dev.syncwatch.notify.plan.PlanMemory;
import java.util.List;
import java.util.Map;

/**
 * What a channel has written down.
 *
 * @param offsets    up to where the plan has read each input, exclusive, by {@code topic-partition}
 * @param deliveries in the order in which they were planned
 */
public record Kept(Map<String, Long> offsets, PlanMemory plan, List<Delivery> deliveries) {

    public Kept {
        offsets = Map.copyOf(offsets);
        deliveries = List.copyOf(deliveries);
    }

    /** Nothing yet. */
    public static Kept nothing() {
        return new Kept(Map.of(), PlanMemory.empty(), List.of());
    }
}
