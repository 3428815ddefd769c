/**
 * Takes: the JSON of one alert change from the topic {@code learning-sync.alerts}.
 * Gives: the change as a record, and the page that tells people about it, in their words and with rounded numbers.
 * Leaves out: whether, when and how a page is sent, and everything that one vendor alone needs.
 */
package dev.syncwatch.notify.page;
