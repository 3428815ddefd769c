package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.telemetry.EventName;

/**
 * A record that is not written yet: a view of eight numbers, which may lie among those of other drafts. As objects, hundreds of thousands
 * of them would lie all over memory, and what costs is to fetch them from there; so one view is moved from one draft to the next.
 *
 * <p>Times are epoch milliseconds, true time. What was not put there is undefined.
 */
public final class Draft {
    /** How many numbers make one. */
    public static final int SIZE = 8;

    private static final int ARRIVAL = 0;
    private static final int CAUSED = 1;
    private static final int CLOCK_ERROR = 2;
    private static final int USER_AND_SESSION = 3;
    /** How long it occurred before it was caused, and was sent before it arrived. */
    private static final int EARLIER = 4;

    private static final int NUMBER_AND_DIRTY = 5;
    private static final int DELTA_AND_DURATION = 6;

    /** All that is one of a few: what it is of each kind. */
    private static final int CHOICES = 7;

    private static final Emissions.Kind[] KINDS = Emissions.Kind.values();
    private static final EventName[] NAMES = EventName.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final SkipReason[] REASONS = SkipReason.values();
    private static final Envelope[] ENVELOPES = Envelope.values();
    private static final Request[] REQUESTS = Request.values();
    private static final LogForm[] FORMS = LogForm.values();

    private final Vocabulary vocabulary;
    private long[] numbers = new long[SIZE];
    private int from;

    /** A choice's bits among all choices. */
    private enum Choice {
        KIND(0, 4),
        NAME(4, 4),
        TRIGGER(8, 4),
        REASON(12, 4),
        ENVELOPE(16, 4),
        WITH_START(20, 1),
        REQUEST(4, 4),
        FORM(8, 4),
        ENABLED(4, 1),
        DEVICE(32, 16),
        FAILURE(48, 16);

        private final int shift;
        private final long mask;

        Choice(int shift, int bits) {
            this.shift = shift;
            this.mask = (1L << bits) - 1;
        }
    }

    /** One that lies alone. Whoever moves it keeps to drafts of the same vocabulary. */
    public Draft(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Looks at the draft that lies there from now on. */
    public Draft moveTo(long[] drafts, int at) {
        numbers = drafts;
        from = at;
        return this;
    }

    /** Copies it to where there is room for it. */
    public void copyTo(long[] drafts, int at) {
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
        return caused == otherCaused
                ? high(drafts[at + USER_AND_SESSION]) < high(drafts[other + USER_AND_SESSION])
                : caused < otherCaused;
    }

    /** Begins one anew that a phone says; {@code session} is the number of the session, from 0. */
    public Draft telemetry(int user, int session) {
        return begin(Emissions.Kind.TELEMETRY).put(USER_AND_SESSION, user, session);
    }

    /** Begins a line anew that the backend writes down of an answer other than 2xx to that user. */
    public Draft log(int user, Request request, int status, LogForm form) {
        return begin(Emissions.Kind.LOG)
                .put(USER_AND_SESSION, user, 0)
                .put(NUMBER_AND_DIRTY, status, 0)
                .choose(Choice.REQUEST, request.ordinal())
                .choose(Choice.FORM, form.ordinal());
    }

    /** Begins a change of the remote flag anew; it is the scenario's doing, so it goes before what phones do at that moment. */
    public Draft remoteConfig(boolean enabled, long published) {
        return begin(Emissions.Kind.REMOTE_CONFIG)
                .arrives(published, Long.MIN_VALUE)
                .put(USER_AND_SESSION, -1, 0)
                .choose(Choice.ENABLED, enabled ? 1 : 0);
    }

    private Draft begin(Emissions.Kind kind) {
        numbers[from + CHOICES] = 0;
        return choose(Choice.KIND, kind.ordinal());
    }

    /** When, and when the phone acted whose doing it is: not later. */
    public Draft arrives(long arrival, long caused) {
        numbers[from + ARRIVAL] = arrival;
        numbers[from + CAUSED] = caused;
        return this;
    }

    /** Where from and how; the clock error is the phone's clock − true time. */
    public Draft device(Device device, Envelope envelope, long clockErrorMillis) {
        numbers[from + CLOCK_ERROR] = clockErrorMillis;
        return choose(Choice.DEVICE, vocabulary.devices().number(device)).choose(Choice.ENVELOPE, envelope.ordinal());
    }

    /** What happened, and why it began; {@code number} counts the phone's messages, from 0, and makes the {@code messageId}. */
    public Draft event(EventName name, Trigger trigger, int number, int dirtyCount) {
        return put(NUMBER_AND_DIRTY, number, dirtyCount)
                .choose(Choice.NAME, name.ordinal())
                .choose(Choice.TRIGGER, trigger.ordinal());
    }

    /** When it happened and was sent, after it was told when it arrives. */
    public Draft times(long occurred, long sent) {
        return put(EARLIER, (int) (caused() - occurred), (int) (arrival() - sent));
    }

    /** Of a sync that completed or failed: what was learned or pushed since it began, and how long ago that was. */
    public Draft result(int queueDelta, long durationMillis) {
        return put(DELTA_AND_DURATION, queueDelta, (int) durationMillis);
    }

    /** The sync's start, the message before this one, is sent in the same batch. */
    public Draft withStart(boolean start) {
        return choose(Choice.WITH_START, start ? 1 : 0);
    }

    public Draft failure(Failure why) {
        return choose(Choice.FAILURE, vocabulary.failures().number(why));
    }

    public Draft reason(SkipReason reason) {
        return choose(Choice.REASON, reason.ordinal());
    }

    /** The same, sent and arriving later. */
    public Draft later(long millis) {
        numbers[from + ARRIVAL] += millis;
        return this;
    }

    private Draft put(int what, int high, int low) {
        numbers[from + what] = (long) high << Integer.SIZE | low & 0xffff_ffffL;
        return this;
    }

    private static int high(long number) {
        return (int) (number >> Integer.SIZE);
    }

    private Draft choose(Choice what, int choice) {
        numbers[from + CHOICES] |= (long) choice << what.shift;
        return this;
    }

    private int chosen(Choice what) {
        return (int) (numbers[from + CHOICES] >>> what.shift & what.mask);
    }

    public Emissions.Kind kind() {
        return KINDS[chosen(Choice.KIND)];
    }

    public long arrival() {
        return numbers[from + ARRIVAL];
    }

    long caused() {
        return numbers[from + CAUSED];
    }

    /** From 0 to below 10^8; nobody's is below. */
    public int user() {
        return high(numbers[from + USER_AND_SESSION]);
    }

    int session() {
        return (int) numbers[from + USER_AND_SESSION];
    }

    long clockErrorMillis() {
        return numbers[from + CLOCK_ERROR];
    }

    long occurred() {
        return caused() - high(numbers[from + EARLIER]);
    }

    long sent() {
        return arrival() - (int) numbers[from + EARLIER];
    }

    int number() {
        return high(numbers[from + NUMBER_AND_DIRTY]);
    }

    int dirtyCount() {
        return (int) numbers[from + NUMBER_AND_DIRTY];
    }

    int queueDelta() {
        return high(numbers[from + DELTA_AND_DURATION]);
    }

    int durationMillis() {
        return (int) numbers[from + DELTA_AND_DURATION];
    }

    EventName name() {
        return NAMES[chosen(Choice.NAME)];
    }

    Trigger trigger() {
        return TRIGGERS[chosen(Choice.TRIGGER)];
    }

    SkipReason reason() {
        return REASONS[chosen(Choice.REASON)];
    }

    Envelope envelope() {
        return ENVELOPES[chosen(Choice.ENVELOPE)];
    }

    boolean withStart() {
        return chosen(Choice.WITH_START) == 1;
    }

    Device device() {
        return vocabulary.devices().value(chosen(Choice.DEVICE));
    }

    Failure failure() {
        return vocabulary.failures().value(chosen(Choice.FAILURE));
    }

    int status() {
        return high(numbers[from + NUMBER_AND_DIRTY]);
    }

    Request request() {
        return REQUESTS[chosen(Choice.REQUEST)];
    }

    LogForm form() {
        return FORMS[chosen(Choice.FORM)];
    }

    boolean enabled() {
        return chosen(Choice.ENABLED) == 1;
    }
}
