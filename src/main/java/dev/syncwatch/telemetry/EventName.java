package dev.syncwatch.telemetry;

/** The names that Syncwatch reads; every other event name is counted and ignored (design section 4). */
public enum EventName {
    STARTED("learning_sync_started"),
    COMPLETED("learning_sync_completed"),
    FAILED("learning_sync_failed"),
    SKIPPED("learning_sync_skipped"),
    /** Carries time alone. */
    HEARTBEAT("syncwatch_heartbeat");

    private final String wireName;

    EventName(String wireName) {
        this.wireName = wireName;
    }

    /** The name as it stands in telemetry, such as {@code learning_sync_failed}. */
    public String wireName() {
        return wireName;
    }

    /** The event of that wire name, or null where the name is none of these. */
    public static EventName of(String wireName) {
        return switch (wireName) {
            case "learning_sync_started" -> STARTED;
            case "learning_sync_completed" -> COMPLETED;
            case "learning_sync_failed" -> FAILED;
            case "learning_sync_skipped" -> SKIPPED;
            case "syncwatch_heartbeat" -> HEARTBEAT;
            default -> null;
        };
    }
}
