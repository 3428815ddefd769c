package dev.syncwatch.window.backend;

/**
 * How often the backend answered so.
 *
 * @param statusCode three digits; empty where the log says none
 * @param path       of the request; empty where the log says none
 * @param first      the first such answer, epoch milliseconds
 * @param last       the last such answer, epoch milliseconds
 */
public record BackendRow(String statusCode, String path, long count, long first, long last) {

    BackendRow plus(BackendRow other) {
        return new BackendRow(
                statusCode, path, count + other.count, Math.min(first, other.first), Math.max(last, other.last));
    }

    String key() {
        return statusCode + " " + path;
    }
}
