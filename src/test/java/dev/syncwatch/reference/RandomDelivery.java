package dev.syncwatch.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which a random case's events come in: some twice, some late, some exactly as late as is allowed. */
final class RandomDelivery {
    private static final long DUPLICATE_MILLIS = 600_000;

    private final Dice dice;
    private final long outOfOrdernessMillis;
    private int fresh;

    RandomDelivery(Dice dice, long outOfOrdernessMillis) {
        this.dice = dice;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    List<Draft> inFileOrder(List<Draft> happened) {
        List<Draft> delivered = new ArrayList<>();
        long end = happened.stream().mapToLong(Draft::time).max().orElse(0);
        for (Draft draft : happened) {
            delivered.add(draft.isHeartbeat() || !dice.chance(0.03) ? draft : late(draft));
            if (!draft.isHeartbeat() && dice.chance(0.06)) {
                Draft copy = copy(draft);
                delivered.add(copy.time() <= end ? copy : draft);
            }
        }
        delivered.sort(Comparator.comparing(Draft::delivered));
        if (dice.chance(0.2)) {
            // One partition read to its end before the next: allowed, since order is promised within a partition alone.
            delivered.sort(Comparator.comparing(Draft::partition));
        }
        return withBoundaries(delivered);
    }

    private Draft late(Draft draft) {
        long behind = outOfOrdernessMillis + 1 + dice.upTo(20_000);
        return draft.withTimes(draft.time(), draft.time() + behind, draft.occurred());
    }

    /** The same message again, now and then exactly where it stops being a duplicate. */
    private Draft copy(Draft draft) {
        long offset = dice.pick(
                0L,
                1L,
                -dice.upTo(outOfOrdernessMillis),
                dice.upTo(20_000),
                DUPLICATE_MILLIS,
                DUPLICATE_MILLIS + 1,
                dice.upTo(2 * DUPLICATE_MILLIS));
        long time = draft.time() + offset;
        long delivered = Math.max(time, draft.delivered()) + dice.upTo(outOfOrdernessMillis);
        return draft.withTimes(time, delivered, draft.occurred() + offset);
    }

    /** Adds events that are exactly as far behind their partition's newest as is allowed, or a millisecond more. */
    private List<Draft> withBoundaries(List<Draft> ordered) {
        List<Draft> all = new ArrayList<>();
        Map<Integer, Long> newest = new HashMap<>();
        for (Draft draft : ordered) {
            all.add(draft);
            newest.merge(draft.partition(), draft.time(), Math::max);
            if (!draft.isHeartbeat() && dice.chance(0.03)) {
                long time = newest.get(draft.partition()) - outOfOrdernessMillis - dice.pick(0, 1);
                all.add(draft.with("messageId", "boundary" + fresh++).withTimes(time, time, time));
            }
        }
        return all;
    }
}
