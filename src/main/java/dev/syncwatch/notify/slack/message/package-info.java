/**
 * Takes: a notification. Gives: how it looks in Slack, within Slack's limits, with every text from outside made harmless; and a plain
 * form that cannot fail. Leaves out: calls, and what the page says.
 * https://docs.slack.dev/reference/block-kit/blocks/
 */
package dev.syncwatch.notify.slack.message;
