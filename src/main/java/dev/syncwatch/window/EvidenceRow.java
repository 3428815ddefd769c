package dev.syncwatch.window;

/**
 * Attempts and failures of one combination of what a failure can depend on: the evidence behind a page.
 *
 * @param key a {@link #cause} and a {@link #device}, {@link #joined}; {@link #OTHER} for the rest
 */
public record EvidenceRow(String key, long attempts, long failures) {

    /** The combinations that found no row of their own. */
    public static final String OTHER = "other";

    private static final char SEPARATOR = '\u001f';

    /** One combination without any attempt yet; absent values are null. */
    public static EvidenceRow of(String stage, String statusCode, String appVersion, String platform) {
        return new EvidenceRow(joined(cause(stage, statusCode), device(appVersion, platform)), 0, 0);
    }

    /** The same combination with these numbers. */
    public EvidenceRow with(long newAttempts, long newFailures) {
        return new EvidenceRow(key, newAttempts, newFailures);
    }

    /** The key of a combination. */
    static String joined(String cause, String device) {
        return cause + SEPARATOR + device;
    }

    /** The part of a key that says what happened; an absent value is empty. */
    static String cause(String stage, String statusCode) {
        return cut(stage) + SEPARATOR + cut(statusCode);
    }

    /** The part of a key that says where it happened; an absent value is empty. */
    static String device(String appVersion, String platform) {
        return cut(appVersion) + SEPARATOR + cut(platform);
    }

    private static String cut(String value) {
        return value == null ? "" : GroupKey.value(value).replace(SEPARATOR, ' ');
    }

    /** Stage, status code, app version and platform, empty where absent; null for {@link #OTHER}. */
    public String[] values() {
        String[] values = key.split(String.valueOf(SEPARATOR), -1);
        return values.length == 4 ? values : null;
    }

    EvidenceRow plus(EvidenceRow more) {
        return new EvidenceRow(key, attempts + more.attempts, failures + more.failures);
    }
}
