/**
 * Takes: one notification. Gives: one POST of Alertmanager's webhook payload, version 4, so that whatever understands Alertmanager
 * understands Syncwatch; and what its answer means.
 * Leaves out: retries, order and the wording of pages.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
package dev.syncwatch.notify.webhook;
