/**
 * Takes: one request to a vendor, its body as bytes.
 * Gives: what came back, or why nothing did, before a deadline that covers the whole call.
 * Leaves out: retries, and what an answer means.
 */
package dev.syncwatch.notify.http;
