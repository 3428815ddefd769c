/**
 * Takes: alert changes from the topic {@code learning-sync.alerts}, nothing else; the rules are never read.
 * Gives: the decision what each change means for a channel, and the seam {@link dev.syncwatch.notify.Notifier} that every
 * vendor's client fills. Leaves out: wording ({@code page/}), queues and retries ({@code delivery/}), vendors
 * ({@code pagerduty/}), plain HTTP ({@code http/}).
 */
package dev.syncwatch.notify;
