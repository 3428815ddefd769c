/**
 * Takes what a phone or the backend says, as numbers that can wait side by side; gives the bytes of design section 4: flat, Segment and
 * CloudEvents for events, flat and Google Cloud Logging for log lines. Shaped by hand, as a day of a million phones is gigabytes.
 */
package dev.syncwatch.simulate.wire;
