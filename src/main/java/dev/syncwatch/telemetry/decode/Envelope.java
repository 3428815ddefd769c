package dev.syncwatch.telemetry.decode;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Timestamps;
import java.util.Arrays;
import java.util.Set;

/**
 * The values of one event's JSON object before it is known which envelope it is: keys come in any order, so that can only
 * be told at the end. Reused for event after event; nothing here outlives {@link EventReader}.
 */
final class Envelope {

    /** A value that is there but is no string, where only a string will do: an event's name. */
    static final String NO_STRING = new String("(no string)");

    private static final Set<String> OTHER_SDK_CALLS = Set.of("identify", "page", "screen", "group", "alias");

    private final String[] top = new String[Key.COUNT];
    private final String[] properties = new String[Key.COUNT];
    private final String[] context = new String[Key.COUNT];
    private final String[] data = new String[Key.COUNT];
    private final long[] topTimes = new long[Key.TIMES];
    private final long[] dataTimes = new long[Key.TIMES];
    /** Whether any container has been read into since the last event: most events have none. */
    private boolean nested = true;

    /** The {@link #batchOffset} of an object that is no batch. */
    static final int NO_BATCH = -1;

    /** Where the object stands, in bytes from where its parser began. */
    DeadLetter.Span span;
    /** Where the array under {@code batch} begins, in the same bytes. */
    int batchOffset;

    void clear() {
        Arrays.fill(top, null);
        Arrays.fill(topTimes, Timestamps.ABSENT);
        if (nested) {
            nested = false;
            Arrays.fill(properties, null);
            Arrays.fill(context, null);
            Arrays.fill(data, null);
            Arrays.fill(dataTimes, Timestamps.ABSENT);
        }
        batchOffset = NO_BATCH;
    }

    /** The values inside that container (or at the top level for null). */
    String[] scope(Key container) {
        if (container == null) {
            return top;
        }
        nested = true;
        return switch (container) {
            case PROPERTIES -> properties;
            case CONTEXT -> context;
            case DATA -> data;
            default -> throw new IllegalArgumentException(container + " holds no fields");
        };
    }

    /** The times inside that container (or at the top level for null); null where nobody asks for them. */
    long[] times(Key container) {
        if (container == null) {
            return topTimes;
        }
        nested = true;
        return container == Key.DATA ? dataTimes : null;
    }

    private boolean has(Key key) {
        return top[key.ordinal()] != null;
    }

    boolean isCloudEvent() {
        return has(Key.SPECVERSION) || has(Key.TYPE) && has(Key.DATA) && !has(Key.EVENT);
    }

    private boolean isTrackCall() {
        return has(Key.EVENT) && (has(Key.PROPERTIES) || has(Key.CONTEXT));
    }

    boolean isOtherSdkCall() {
        return !isCloudEvent() && has(Key.TYPE) && OTHER_SDK_CALLS.contains(top[Key.TYPE.ordinal()]);
    }

    /** The event's name, or null where there is none or it is no string. */
    @SuppressWarnings("StringEquality") // the sentinel is an instance, not a text
    String eventName() {
        String name = top[(isCloudEvent() ? Key.TYPE : Key.EVENT).ordinal()];
        return name == NO_STRING ? null : name;
    }

    /** A field that rules can name, from where this envelope keeps its fields. */
    String field(Key key) {
        if (isCloudEvent()) {
            return data[key.ordinal()];
        }
        if (isTrackCall()) {
            String value = properties[key.ordinal()];
            return value != null ? value : context[key.ordinal()];
        }
        return top[key.ordinal()];
    }

    String user() {
        String[] scope = isCloudEvent() ? data : top;
        String user = scope[Key.USER_ID.ordinal()];
        return user != null ? user : scope[Key.ANONYMOUS_ID.ordinal()];
    }

    /** Null where it is the user. */
    String anonymousId() {
        String[] scope = isCloudEvent() ? data : top;
        return scope[Key.USER_ID.ordinal()] == null ? null : scope[Key.ANONYMOUS_ID.ordinal()];
    }

    String messageId() {
        if (!isCloudEvent()) {
            return top[Key.MESSAGE_ID.ordinal()];
        }
        String own = data[Key.MESSAGE_ID.ordinal()];
        return own != null ? own : top[Key.ID.ordinal()];
    }

    /** {@code timestamp} in epoch milliseconds, or {@link Timestamps#ABSENT}. */
    long timestamp() {
        long time = isCloudEvent() ? topTimes[Key.TIME.ordinal()] : Timestamps.ABSENT;
        return time != Timestamps.ABSENT ? time : time(Key.TIMESTAMP);
    }

    /** One of the other times in epoch milliseconds, or {@link Timestamps#ABSENT}. */
    long time(Key key) {
        long time = topTime(key);
        return time == Timestamps.ABSENT && isCloudEvent() ? dataTimes[key.ordinal()] : time;
    }

    /** The same, but only from the object itself: where a batch has its own times. */
    long topTime(Key key) {
        return topTimes[key.ordinal()];
    }
}
