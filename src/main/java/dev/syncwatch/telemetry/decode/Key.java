package dev.syncwatch.telemetry.decode;

import java.util.HashMap;
import java.util.Map;

/** The JSON keys that are read, wherever in an envelope they stand; all others are skipped without a look. */
enum Key {
    /** The times come first, so that they can be kept apart. */
    TIME("time"),
    TIMESTAMP("timestamp"),
    ORIGINAL_TIMESTAMP("originalTimestamp"),
    SENT_AT("sentAt"),
    RECEIVED_AT("receivedAt"),
    EVENT("event"),
    TYPE("type"),
    SPECVERSION("specversion"),
    ID("id"),
    USER_ID("userId"),
    ANONYMOUS_ID("anonymousId"),
    MESSAGE_ID("messageId"),
    SESSION_ID("sessionId"),
    ENVIRONMENT("environment"),
    PLATFORM("platform"),
    APP_VERSION("appVersion"),
    TRIGGER("trigger"),
    STATUS("status"),
    STAGE("stage"),
    STATUS_CODE("statusCode"),
    REASON("reason"),
    MESSAGE("message"),
    QUEUE_DELTA("queueDelta"),
    DIRTY_COUNT("dirtyCount"),
    DURATION_MS("durationMs"),
    /** Containers: their presence tells the envelopes apart. */
    DATA("data"),
    PROPERTIES("properties"),
    CONTEXT("context"),
    BATCH("batch");

    static final int COUNT = values().length;

    /** How many of them are times: the first ones. */
    static final int TIMES = EVENT.ordinal();

    private static final Map<String, Key> BY_NAME = new HashMap<>();

    static {
        for (Key key : values()) {
            BY_NAME.put(key.jsonName, key);
        }
    }

    private final String jsonName;

    Key(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The key of that name, or null for one that nobody reads. */
    static Key of(String jsonName) {
        return BY_NAME.get(jsonName);
    }

    boolean isTime() {
        return ordinal() < TIMES;
    }

    /** Whether hardly any two events have the value in common. */
    boolean isRare() {
        return switch (this) {
            case ID, USER_ID, ANONYMOUS_ID, MESSAGE_ID, SESSION_ID, MESSAGE, DURATION_MS -> true;
            default -> false;
        };
    }
}
