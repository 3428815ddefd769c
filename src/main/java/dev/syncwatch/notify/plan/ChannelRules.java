package dev.syncwatch.notify.plan;

import java.time.Duration;

/**
 * How one channel wants to be told.
 *
 * @param name        as rules write it in {@code notify}
 * @param repeatEvery how long an incident may be open without a word before it is called to mind; null for never
 */
public record ChannelRules(String name, Duration repeatEvery) {}
