package dev.syncwatch.telemetry;

import java.util.Arrays;

/**
 * What could not be read, where it stood and why.
 *
 * @param reason in plain words
 * @param member the index in the batch, from 0; −1 for a whole record
 * @param head   the first {@link #HEAD_BYTES} bytes at most
 */
public record DeadLetter(String reason, Position position, int member, byte[] head) {

    public static final int HEAD_BYTES = 1024;

    /** A dead letter for {@code bytes[from, to)}, cut to its head. */
    public static DeadLetter of(String reason, RawRecord record, int member, Span span) {
        int end = Math.min(span.to(), span.from() + HEAD_BYTES);
        return new DeadLetter(reason, record.position(), member, Arrays.copyOfRange(record.bytes(), span.from(), end));
    }

    /** A part of a record's bytes: from inclusive, to exclusive. */
    public record Span(int from, int to) {
        public int length() {
            return to - from;
        }
    }
}
