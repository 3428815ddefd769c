package dev.syncwatch.alert.turn;

/**
 * What became of a published rule set.
 *
 * @param takesEffect the first T that it decides, epoch milliseconds; meaningless if it was refused
 * @param refused     why it never acts; null if it does
 */
public record Decision(long version, String hash, long takesEffect, String refused) {

    public static Decision takesEffect(PublishedSet set, long from) {
        return new Decision(set.version(), set.hash(), from, null);
    }

    /** The same set, refused after all. */
    public Decision refused(String why) {
        return new Decision(version, hash, 0, why);
    }

    public static Decision refused(PublishedSet set, String why) {
        return new Decision(set.version(), set.hash(), 0, why);
    }
}
