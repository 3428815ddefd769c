package dev.syncwatch.simulate.wire;

/**
 * A failed try.
 *
 * @param stage {@code fetch}, {@code push} or {@code persist}
 * @param status the answer's, or 0 where there was none
 */
public record Failure(String stage, int status, String message) {}
