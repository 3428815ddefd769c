package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What people are told, before a vendor's limits and escapes.
 *
 * @param title one line with what broke and how bad it is
 * @param story one sentence: since when, how many, who is hit
 * @param at the event time that the page speaks of
 * @param source the environment that is hit
 * @param group the rule's group as {@code field=value}, joined by commas; may be empty
 * @param facts name to value in the order in which people should read them
 * @param evidence one line a finding, worst first; empty if the change brought none
 * @param runbook a http or https URL, or empty
 */
public record Page(
        String title,
        String story,
        Severity severity,
        Instant at,
        String source,
        String rule,
        String group,
        Map<String, String> facts,
        List<String> evidence,
        String runbook) {}
