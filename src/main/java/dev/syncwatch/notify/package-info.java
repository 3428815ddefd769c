/**
 * Takes: alert changes from the topic {@code learning-sync.alerts}, event time and silences; the rules are never read.
 * Gives: the seam {@link dev.syncwatch.notify.Notifier} that every vendor's client fills, and the reasons why something is told
 * or not. Leaves out: what to tell ({@code plan/}), wording ({@code page/}), what survives a crash ({@code outbox/}), queues and
 * retries ({@code delivery/}), vendors ({@code pagerduty/ slack/ webhook/}), plain HTTP ({@code http/}).
 */
package dev.syncwatch.notify;
