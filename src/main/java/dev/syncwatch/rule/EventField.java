package dev.syncwatch.rule;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What rules can name of an event. */
public enum EventField {
    EVENT("event"),
    USER_ID("userId"),
    SESSION_ID("sessionId"),
    MESSAGE_ID("messageId"),
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
    DURATION_MS("durationMs");

    /** The fields by which a rule may group. */
    public static final Set<EventField> GROUPABLE =
            Collections.unmodifiableSet(EnumSet.of(ENVIRONMENT, PLATFORM, APP_VERSION, TRIGGER));

    private final String fieldName;

    EventField(String fieldName) {
        this.fieldName = fieldName;
    }

    /** As rule files and events spell it. */
    public String fieldName() {
        return fieldName;
    }
}
