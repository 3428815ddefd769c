package dev.syncwatch.notify.page;

/** What came of reading one record: the change, or the reason why there is none. */
public sealed interface ChangeReading permits PublishedChange, UnreadableChange {}
