package dev.syncwatch.telemetry.config;

import java.io.Serializable;

/**
 * One change of remote config.
 *
 * @param time the change's own time, epoch milliseconds
 */
public record RemoteConfig(boolean enabled, long time) implements Serializable {}
