package dev.syncwatch.cli.ruletest.timeline;

import java.util.Map;

/**
 * One event of a timeline.
 *
 * @param at milliseconds since its start
 * @param user null for an event of nobody
 * @param name as telemetry has it
 * @param fields none of them empty
 */
public record Happening(long at, String user, String name, Map<String, String> fields) {}
