package dev.syncwatch.cli.bench.feed;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;

/**
 * Spreads the same events over so many users and app versions, by a hash of their message ids: what a job then does differs in nothing
 * but that.
 */
public record Spread(int users, int versions) implements Watched.Change {

    @Override
    public Telemetry apply(Telemetry telemetry) {
        if (telemetry.kind() != Telemetry.Kind.EVENT || telemetry.event().messageId() == null) {
            return telemetry;
        }
        SyncEvent event = telemetry.event();
        long hash = Hashing.komihash5_0().hashCharsToLong(event.messageId());
        return Telemetry.event(
                telemetry.partition(),
                of(event, "u" + Math.floorMod(hash, users), "v" + Math.floorMod(hash, versions)));
    }

    private static SyncEvent of(SyncEvent event, String user, String version) {
        return new SyncEvent(
                event.name(),
                user,
                event.anonymousId(),
                event.sessionId(),
                event.messageId(),
                event.environment(),
                event.platform(),
                version,
                event.trigger(),
                event.status(),
                event.stage(),
                event.statusCode(),
                event.reason(),
                event.message(),
                event.queueDelta(),
                event.dirtyCount(),
                event.durationMs(),
                event.eventTime(),
                event.occurredAt(),
                event.clockClamped());
    }
}
