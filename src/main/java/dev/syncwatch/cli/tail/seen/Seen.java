package dev.syncwatch.cli.tail.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.SyncEvent;

/**
 * One thing that passed.
 *
 * @param place   the record in which it stood
 * @param content what it says
 */
public record Seen(Place place, Content content) {

    /**
     * A record's place.
     *
     * @param arrival the record's timestamp in epoch milliseconds
     */
    public record Place(Feed feed, int partition, long offset, long arrival) {}

    /** What a record, or one member of a batch, says. */
    public sealed interface Content permits Event, Heartbeat, Ignored, Unreadable, Change, Other {}

    /** One of the four events. */
    public record Event(SyncEvent event) implements Content {}

    public record Heartbeat() implements Content {}

    /** Telemetry of another name or type. */
    public record Ignored() implements Content {}

    /** Telemetry that can't be decoded, or another topic's record that is no JSON object. */
    public record Unreadable(DeadLetter letter) implements Content {}

    /** A change of an alert. */
    public record Change(JsonNode json) implements Content {}

    /** A log line, a setting or a dead letter. */
    public record Other(JsonNode json) implements Content {}
}
