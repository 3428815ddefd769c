package dev.syncwatch.telemetry;

/**
 * A line of the backend's own log that tells of a response; what it does not say is null.
 *
 * @param time        arrival, epoch milliseconds
 * @param environment never null; {@code production} where the line names none
 * @param statusCode  as it was spelt
 * @param path        of the request, without what may be an id
 * @param message     as it was written: it may hold ids
 * @param durationMs  as it was spelt, or computed from the request's latency
 */
public record LogEntry(
        long time, String environment, String statusCode, String path, String message, String durationMs) {

    /** What rules call it. */
    public static final String EVENT = "backend_response";
}
