/**
 * Takes: findings, look by look. Gives: when to open, remind and close, the page, and its way to each channel, tried until it
 * is there or has lost its point. Leaves out: what is found, and the outbox of alerts: what is not sent when the process ends is
 * found again by the next one.
 */
package dev.syncwatch.notify.blind.telling;
