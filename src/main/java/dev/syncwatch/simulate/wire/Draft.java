package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;

/**
 * A record that is not written yet: a view of eight numbers, which may lie among those of other drafts. As objects, hundreds of thousands
 * of them would lie all over memory, and what costs is to fetch them from there; so one view is moved from one draft to the next.
 *
 * <p>Times are epoch milliseconds, true time. What was not put there is undefined.
 */
public sealed class Draft permits Report, LogLine, FlagLine {
    /** How many numbers make one. */
    public static final int SIZE = 8;

    private static final int ARRIVAL = 0;
    private static final int CAUSED = 1;
    private static final int USER = 2;

    /** All that is one of a few: what it is of each kind. */
    private static final int CHOICES = 7;

    private static final Emissions.Kind[] KINDS = Emissions.Kind.values();
    private static final Choice KIND = new Choice(0, 2);

    private long[] numbers = new long[SIZE];
    private int from;

    /** Where among all choices one has its bits; the first two are taken. */
    record Choice(int shift, int bits) {}

    /** Looks at the draft that lies there from now on. */
    public final Draft moveTo(long[] drafts, int at) {
        numbers = drafts;
        from = at;
        return this;
    }

    /** Looks at that draft from now on. */
    final void moveTo(Draft other) {
        moveTo(other.numbers, other.from);
    }

    /** Copies it to where there is room for it. */
    public final void copyTo(long[] drafts, int at) {
        System.arraycopy(numbers, from, drafts, at, SIZE);
    }

    /** When a draft that lies there arrives. */
    public static long arrival(long[] drafts, int at) {
        return drafts[at + ARRIVAL];
    }

    /**
     * Whether the one goes before the other, which arrives at the same moment: by when and by whom it was caused. No two phones share that
     * place, so the order is the same however many people are simulated side by side; what one phone has at the same place goes in the
     * order in which it was said.
     */
    public static boolean isCausedBefore(long[] drafts, int at, int other) {
        long caused = drafts[at + CAUSED];
        long otherCaused = drafts[other + CAUSED];
        return caused == otherCaused ? high(drafts[at + USER]) < high(drafts[other + USER]) : caused < otherCaused;
    }

    public final Emissions.Kind kind() {
        return KINDS[chosen(KIND)];
    }

    public final long arrival() {
        return numbers[from + ARRIVAL];
    }

    /** When the phone acted whose doing it is, not after its arrival. */
    final long caused() {
        return numbers[from + CAUSED];
    }

    /** That phone's user, from 0 to below 10^8; less if it is no phone's doing. */
    public final int user() {
        return high(USER);
    }

    /** Begins one anew; {@code more} is the owner's. */
    final void begin(Emissions.Kind kind, int user, int more) {
        numbers[from + CHOICES] = 0;
        choose(KIND, kind.ordinal());
        put(USER, user, more);
    }

    final void arrives(long arrival, long caused) {
        numbers[from + ARRIVAL] = arrival;
        numbers[from + CAUSED] = caused;
    }

    /** The second half of the number that has the user in its first. */
    final int more() {
        return low(USER);
    }

    final void put(int which, long number) {
        numbers[from + which] = number;
    }

    final long get(int which) {
        return numbers[from + which];
    }

    final void put(int which, int high, int low) {
        put(which, (long) high << Integer.SIZE | low & 0xffff_ffffL);
    }

    final int high(int which) {
        return high(numbers[from + which]);
    }

    private static int high(long number) {
        return (int) (number >> Integer.SIZE);
    }

    final int low(int which) {
        return (int) numbers[from + which];
    }

    /** Once each after {@link #begin}. */
    final void choose(Choice what, int choice) {
        numbers[from + CHOICES] |= (long) choice << what.shift;
    }

    /** 0 if nothing was. */
    final int chosen(Choice what) {
        return (int) (numbers[from + CHOICES] >>> what.shift & (1L << what.bits) - 1);
    }
}
