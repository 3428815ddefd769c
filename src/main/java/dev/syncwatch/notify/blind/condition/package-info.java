/**
 * Takes: what was seen of Kafka, of the detection job and of the channels, each with the wall time at which it was seen.
 * Gives: what Syncwatch can't see, in words for whoever is called at night; what it sees; and what can't be told.
 * Leaves out: looking (the package above), and when to tell whom ({@code telling/}). No class here reads a clock.
 */
package dev.syncwatch.notify.blind.condition;
