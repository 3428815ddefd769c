package dev.syncwatch.notify.page;

/** A record from which no change can be read; {@code reason} is for people and quotes nothing of the record. */
public record UnreadableChange(String reason) implements ChangeReading {}
