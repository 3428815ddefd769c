package dev.syncwatch.simulate.chronicle;

/** What the chronicle remembers of one person. */
public final class LastTimes {
    int failed = Integer.MIN_VALUE / 2;
    int active = Integer.MIN_VALUE / 2;
}
