/**
 * Takes a simulation, gives it to Kafka at a pace: simulated arrival is the records' time, so with it go the heartbeats that let
 * that time pass. Leaves out which topics there are and who makes them.
 */
package dev.syncwatch.simulate.feed;
