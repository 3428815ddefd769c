/**
 * Takes events that are no duplicates, late and stale ones too, gives what happened in each minute by the phones' own time:
 * counts by app version and platform, failures by what failed, distinct users exactly. A minute's whole totals come again
 * whenever they change, for 24 h; so the end is the same whatever the order. Leaves out rules and alerts.
 */
package dev.syncwatch.window.minute;
