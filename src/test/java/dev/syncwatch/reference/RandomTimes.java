package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Which timestamps an event carries and how they are spelt, so that it still means its draft's times. */
final class RandomTimes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final long HOUR = 3_600_000;

    private final Dice dice;

    RandomTimes(Dice dice) {
        this.dice = dice;
    }

    /** Times that tell the arrival too. */
    ObjectNode standingAlone(Draft draft) {
        ObjectNode times = NODES.objectNode();
        if (draft.occurred() == draft.time() && dice.chance(0.6)) {
            times.set(dice.pick("timestamp", "timestamp", "originalTimestamp"), spelt(draft.time()));
            return times;
        }
        times.set("receivedAt", spelt(draft.time()));
        if (dice.chance(0.5)) {
            times.set("timestamp", spelt(draft.occurred()));
        } else {
            corrected(times, draft.occurred(), draft.time());
        }
        return times;
    }

    /** Times of an event whose line tells its arrival. */
    ObjectNode behindArrival(Draft draft) {
        ObjectNode times = NODES.objectNode();
        if (draft.occurred() == draft.time() && dice.chance(0.5)) {
            return times;
        }
        if (dice.chance(0.5)) {
            times.set("timestamp", spelt(draft.occurred()));
        } else if (dice.chance(0.5)) {
            corrected(times, draft.occurred(), draft.time());
        } else {
            long received = draft.time() - dice.upTo(2_000);
            times.set("receivedAt", spelt(received));
            corrected(times, draft.occurred(), received);
        }
        return times;
    }

    /** Times of a batch's member, the batch itself carrying {@code sentAt}. */
    ObjectNode sentWithBatch(Draft draft, long sent) {
        ObjectNode times = NODES.objectNode();
        times.set("receivedAt", spelt(draft.time()));
        times.set("originalTimestamp", spelt(draft.occurred() - draft.time() + sent));
        return times;
    }

    /** A phone whose clock is up to an hour wrong, seen through {@code sentAt}. */
    private void corrected(ObjectNode times, long occurred, long received) {
        long sent = received + dice.upTo(2 * HOUR) - HOUR;
        times.set("sentAt", spelt(sent));
        times.set("originalTimestamp", spelt(occurred - received + sent));
    }

    JsonNode spelt(long millis) {
        int offset = dice.pick(0, 0, 0, 120, -210);
        String local = MILLIS.format(
                OffsetDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.ofTotalSeconds(offset * 60)));
        String zone = offset == 0
                ? dice.pick("Z", "Z", "z", "+00:00")
                : ZoneOffset.ofTotalSeconds(offset * 60).getId();
        return switch (dice.between(0, 9)) {
            case 0, 1 -> NODES.numberNode(millis);
            case 2 -> NODES.textNode(Long.toString(millis));
            case 3 -> NODES.textNode(local + "999" + zone);
            case 4 -> NODES.textNode(local.replace('T', ' ') + zone);
            case 5 -> NODES.textNode(local.replace('T', 't') + zone);
            case 6 -> NODES.textNode(millis % 1_000 == 0 ? local.substring(0, 19) + zone : local + zone);
            default -> NODES.textNode(local + zone);
        };
    }
}
