package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import java.io.Serializable;
import java.util.List;

/**
 * How events fall into groups. Rules with the same fields and the same filter share their groups.
 *
 * @param only   a matcher on the group's values: events of other groups are not counted
 * @param capped whether at most {@link GroupCap#MOST_GROUPS} groups keep their names
 */
public record Grouping(List<EventField> fields, Matcher only, boolean capped) implements Serializable {}
