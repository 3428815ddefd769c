package dev.syncwatch.store.output;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which topic holds what.
 *
 * @param byName   all but the outboxes
 * @param outboxes what the outboxes' names begin with, in front of a point and the channel
 */
public record ResultTopics(Map<String, Result> byName, String outboxes) implements Serializable {

    public ResultTopics {
        byName = Map.copyOf(byName);
    }

    /** Matches the name of each of them. */
    public Pattern pattern() {
        return Pattern.compile(
                byName.keySet().stream().sorted().map(Pattern::quote).collect(Collectors.joining("|")) + "|"
                        + Pattern.quote(outboxes + ".") + ".+");
    }

    /** Empty for a record of another topic. */
    Optional<ResultRecord> record(ConsumerRecord<byte[], byte[]> from) {
        Result result = byName.get(from.topic());
        if (result == null && !from.topic().startsWith(outboxes + ".")) {
            return Optional.empty();
        }
        String channel = result == null ? from.topic().substring(outboxes.length() + 1) : "";
        return Optional.of(new ResultRecord(
                result == null ? Result.OUTBOX : result,
                channel,
                from.key(),
                from.value(),
                from.timestamp(),
                from.offset()));
    }
}
