package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What people are told, before a vendor's limits and escapes.
 *
 * @param title one line; its first 80 characters say what broke, where and how bad it is
 * @param story one sentence: since when, how many, who is hit
 * @param note one sentence more, such as why the page comes late; may be empty
 * @param state of the episode that is told
 * @param severity the worst of the incident's open episodes
 * @param at the event time that the page speaks of
 * @param source the environment that is hit
 * @param group the rule's group as {@code field=value}, joined by commas; may be empty
 * @param facts name to value in the order in which people should read them
 * @param cause null if there is none
 * @param evidence one line a finding, worst first; empty if the change brought none
 * @param logs what the backend's own log says, one line a finding; may be empty
 * @param samples messages of failed syncs, without user ids; may be empty
 * @param links the runbook first; may be empty
 * @param episodes every episode of the incident that was told, in order of their beginning
 */
public record Page(
        String title,
        String story,
        String note,
        PublishedChange.State state,
        Severity severity,
        Instant at,
        String source,
        String rule,
        String group,
        Map<String, String> facts,
        Cause cause,
        List<String> evidence,
        List<String> logs,
        List<String> samples,
        List<Link> links,
        List<PagedEpisode> episodes) {}
