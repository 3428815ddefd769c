package dev.syncwatch.telemetry.config;

import java.io.Serializable;
import java.time.Instant;

/**
 * One change of remote config.
 *
 * @param time the change's own time, epoch milliseconds
 */
public record RemoteConfig(boolean enabled, long time) implements Serializable {

    /** As its topic has it (design section 4). */
    public String json() {
        return "{\"learningSync\":{\"enabled\":" + enabled + "},\"timestamp\":\"" + Instant.ofEpochMilli(time) + "\"}";
    }
}
