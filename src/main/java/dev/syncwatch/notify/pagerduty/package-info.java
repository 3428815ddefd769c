/**
 * Takes: one notification. Gives: one request to PagerDuty's Events API v2, and what its answer means.
 * Leaves out: retries, order and the wording of pages.
 * https://developer.pagerduty.com/docs/events-api-v2/overview/
 */
package dev.syncwatch.notify.pagerduty;
