/**
 * Takes: alert changes from the topic {@code learning-sync.alerts}, nothing else; it never reads the rules.
 * Gives: notifications to channels, at least once, in order, each channel on its own thread; what can't be delivered goes to
 * the topic {@code learning-sync.notifications.dead-letters} with the reason.
 * Leaves out: what a vendor's messages look like ({@code pagerduty/}), and how pages are worded ({@code page/}).
 */
package dev.syncwatch.notify;
