/**
 * Takes: one attempt. Gives: a message for the incident in a Slack channel, replies in its thread, the message edited as the incident
 * goes on, and what came of it. Slack can't tell a repeat, so what may have arrived is searched for before it is posted again.
 * Leaves out: retries, order, the wording of pages; how a page looks in Slack is in {@code message/}.
 */
package dev.syncwatch.notify.slack;
