/**
 * Takes records of remote config, gives whether sync counts as disabled at a moment. Decides by the changes' own times: config has
 * no part in event time, and holds nothing up. Leaves out what a rule makes of it.
 */
package dev.syncwatch.telemetry.config;
