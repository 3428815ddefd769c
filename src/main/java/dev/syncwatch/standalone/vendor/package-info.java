/**
 * Takes: HTTP requests as the vendors' clients send them. Gives: what PagerDuty, Slack and others would answer, the state they would
 * be in, and what was sent against their rules; faults on demand. For the demo, for rehearsals and for tests.
 * Leaves out: who sends, and why.
 */
package dev.syncwatch.standalone.vendor;
