package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.telemetry.EventName;

/** What a phone sends at once. */
public final class Report extends Draft {
    private static final int CLOCK_ERROR = 3;
    /** How long it occurred before it was caused, and was sent before it arrived. */
    private static final int EARLIER = 4;

    private static final int NUMBER_AND_DIRTY = 5;
    private static final int DELTA_AND_DURATION = 6;

    private static final Choice NAME = new Choice(4, 4);
    private static final Choice TRIGGER = new Choice(8, 4);
    private static final Choice REASON = new Choice(12, 4);
    private static final Choice ENVELOPE = new Choice(16, 4);
    private static final Choice WITH_START = new Choice(20, 1);
    private static final Choice DEVICE = new Choice(32, 16);
    private static final Choice FAILURE = new Choice(48, 16);

    private static final EventName[] NAMES = EventName.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final SkipReason[] REASONS = SkipReason.values();
    private static final Envelope[] ENVELOPES = Envelope.values();

    private final Vocabulary vocabulary;

    /** Whoever looks at one later has to have the same vocabulary. */
    public Report(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Begins one anew; {@code session} is the number of the user's session, from 0. */
    public Report of(int user, int session) {
        begin(Emissions.Kind.TELEMETRY, user, session);
        return this;
    }

    /** What happened, and why it began; {@code number} counts the phone's messages, from 0, and makes the {@code messageId}. */
    public Report event(EventName name, Trigger trigger, int number, int dirtyCount) {
        put(NUMBER_AND_DIRTY, number, dirtyCount);
        choose(NAME, name.ordinal());
        choose(TRIGGER, trigger.ordinal());
        return this;
    }

    /** Of a sync that completed or failed: what was learned or pushed since it began, and how long ago that was. */
    public Report result(int queueDelta, long durationMillis) {
        put(DELTA_AND_DURATION, queueDelta, (int) durationMillis);
        return this;
    }

    /** Whether the sync's start, the message before this one, is sent in the same batch. */
    public Report withStart(boolean start) {
        choose(WITH_START, start ? 1 : 0);
        return this;
    }

    public Report failure(Failure why) {
        choose(FAILURE, vocabulary.failures().number(why));
        return this;
    }

    public Report reason(SkipReason reason) {
        choose(REASON, reason.ordinal());
        return this;
    }

    /** Where from and how; the clock error is the phone's clock − true time. */
    public Report from(Device device, Envelope envelope, long clockErrorMillis) {
        put(CLOCK_ERROR, clockErrorMillis);
        choose(DEVICE, device.number());
        choose(ENVELOPE, envelope.ordinal());
        return this;
    }

    /** When it arrives, and when the phone acted, it happened, it was sent. */
    public Report times(long arrival, long caused, long occurred, long sent) {
        arrives(arrival, caused);
        put(EARLIER, (int) (caused - occurred), (int) (arrival - sent));
        return this;
    }

    /** The same once more, sent and arriving later. */
    public Report later(long millis) {
        arrives(arrival() + millis, caused());
        return this;
    }

    int session() {
        return more();
    }

    EventName name() {
        return NAMES[chosen(NAME)];
    }

    Trigger trigger() {
        return TRIGGERS[chosen(TRIGGER)];
    }

    int number() {
        return high(NUMBER_AND_DIRTY);
    }

    int dirtyCount() {
        return low(NUMBER_AND_DIRTY);
    }

    int queueDelta() {
        return high(DELTA_AND_DURATION);
    }

    int durationMillis() {
        return low(DELTA_AND_DURATION);
    }

    boolean withStart() {
        return chosen(WITH_START) == 1;
    }

    Failure failure() {
        return vocabulary.failures().value(chosen(FAILURE));
    }

    SkipReason reason() {
        return REASONS[chosen(REASON)];
    }

    Device device() {
        return vocabulary.device(chosen(DEVICE));
    }

    Envelope envelope() {
        return ENVELOPES[chosen(ENVELOPE)];
    }

    long clockErrorMillis() {
        return get(CLOCK_ERROR);
    }

    long occurred() {
        return caused() - high(EARLIER);
    }

    long sent() {
        return arrival() - low(EARLIER);
    }
}
