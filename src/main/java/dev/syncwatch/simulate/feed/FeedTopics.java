package dev.syncwatch.simulate.feed;

/** The names of the topics that a simulation is written to. */
public record FeedTopics(String telemetry, String logs, String remoteConfig) {}
