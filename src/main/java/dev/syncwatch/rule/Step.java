package dev.syncwatch.rule;

import java.io.Serializable;

/**
 * One step of a {@link Sequence}: so many events in a row that match.
 *
 * @param times 1 or more
 * @param same the field whose value all events of the step share; null where any value will do
 */
public record Step(Matcher matcher, int times, EventField same) implements Serializable {}
