package dev.syncwatch.simulate;

import java.time.Duration;

/**
 * A change of {@code learningSync.enabled}; phones pick it up within 5 min.
 *
 * @param at after the scenario's start
 */
public record FlagChange(Duration at, boolean enabled) {}
