package dev.syncwatch.window;

/** State: a name that was given to a group of the grouping that is described by its text form. */
public record GroupName(String grouping, String key) {}
