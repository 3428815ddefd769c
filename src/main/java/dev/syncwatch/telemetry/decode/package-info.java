/**
 * Takes a record's bytes, gives one {@link dev.syncwatch.telemetry.Telemetry} for each event in it. One streaming pass into
 * the fields that are wanted, whatever the envelope and the order of its keys; no tree, and no exception for bad input.
 */
package dev.syncwatch.telemetry.decode;
