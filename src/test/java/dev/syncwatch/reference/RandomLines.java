package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Spells a random case's events as lines: alone and in batches, wrapped or not, with junk between them. */
final class RandomLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENT_BYTES = 262_144;

    private final Dice dice;
    private final RandomTimes times;
    private final RandomEnvelope envelope;
    private final RandomJunk junk;
    private final boolean oversize;
    private final List<byte[]> lines = new ArrayList<>();

    RandomLines(Dice dice) {
        this.dice = dice;
        this.times = new RandomTimes(dice);
        this.envelope = new RandomEnvelope(dice);
        this.junk = new RandomJunk(dice);
        this.oversize = dice.chance(0.05);
    }

    List<byte[]> of(List<Draft> ordered) {
        for (int at = 0; at < ordered.size(); ) {
            if (dice.chance(0.03)) {
                lines.add(junk.line(ordered.get(at)));
            }
            int size = dice.chance(0.07) ? batchSize(ordered, at) : 1;
            if (size == 1) {
                add(single(ordered.get(at)));
            } else {
                add(batch(ordered.subList(at, at + size)));
            }
            at += size;
        }
        return lines;
    }

    private int batchSize(List<Draft> ordered, int from) {
        int size = 1;
        int most = dice.between(2, 5);
        while (size < most
                && from + size < ordered.size()
                && ordered.get(from + size).partition() == ordered.get(from).partition()) {
            size++;
        }
        return size;
    }

    private String single(Draft draft) {
        boolean wrapped = draft.partition() != Decoded.UNWRAPPED;
        // An arrival that can't be read leaves the event to its own times.
        boolean arrives = wrapped && !dice.chance(0.02);
        ObjectNode event = envelope.of(draft, arrives ? times.behindArrival(draft) : times.standingAlone(draft));
        return wrapped ? wrapped(draft, event, arrives) : text(event);
    }

    private String batch(List<Draft> drafts) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode members = JSON.createArrayNode();
        Draft first = drafts.get(0);
        boolean wrapped = first.partition() != Decoded.UNWRAPPED;
        boolean timeOnBatch = !wrapped && dice.chance(0.3);
        long sent = first.time() - dice.upTo(5_000);
        boolean sentOnBatch = !timeOnBatch && dice.chance(0.3);
        for (Draft draft : drafts) {
            ObjectNode own = timeOnBatch
                    ? JSON.createObjectNode()
                    : sentOnBatch ? times.sentWithBatch(draft, sent) : times.standingAlone(draft);
            members.add(envelope.of(draft, own));
            if (dice.chance(0.05)) {
                members.add(junk.member());
            }
        }
        if (timeOnBatch) {
            batch.set("timestamp", times.spelt(first.time()));
        }
        if (sentOnBatch) {
            batch.set("sentAt", times.spelt(sent));
        }
        batch.set("batch", members);
        return wrapped ? wrapped(first, batch, true) : text(batch);
    }

    private String wrapped(Draft draft, ObjectNode value, boolean arrives) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode kafka = line.putObject("kafka");
        kafka.put("partition", draft.partition()).put("offset", lines.size());
        if (arrives) {
            kafka.set("timestamp", times.spelt(draft.time()));
        } else if (dice.chance(0.5)) {
            kafka.put("timestamp", dice.pick("soon", ""));
        }
        line.set("value", value);
        return text(line);
    }

    private void add(String text) {
        String line = text;
        if (text.startsWith("{\"event\"") && dice.chance(0.02)) {
            line = "{\"event\":\"learning_sync_skipped\"," + text.substring(1);
        }
        if (oversize && text.startsWith("{\"event\"") && dice.chance(0.02)) {
            line = padded(line, EVENT_BYTES + dice.pick(0, 1));
        }
        line = dice.chance(0.02) ? " " + line + dice.pick("\r", " ", "\t") : line;
        lines.add(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String padded(String object, int bytes) {
        String empty = object.substring(0, object.length() - 1) + ",\"padding\":\"\"}";
        int missing = bytes - empty.getBytes(StandardCharsets.UTF_8).length;
        return empty.substring(0, empty.length() - 2) + "x".repeat(missing) + "\"}";
    }

    private static String text(ObjectNode node) {
        return node.toString();
    }
}
