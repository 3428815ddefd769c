package dev.syncwatch.window;

/**
 * Attempts and failures of one combination of what a failure can depend on: the evidence behind a page.
 *
 * @param key stage, status code, app version and platform, see {@link #key}; {@link #OTHER} for the rest
 */
public record EvidenceRow(String key, long attempts, long failures) {

    /** The combinations that found no row of their own. */
    public static final String OTHER = "other";

    private static final char SEPARATOR = '\u001f';

    /** One combination without any attempt yet; absent values are null. */
    public static EvidenceRow of(String stage, String statusCode, String appVersion, String platform) {
        return new EvidenceRow(key(stage, statusCode, appVersion, platform), 0, 0);
    }

    /** The same combination with these numbers. */
    public EvidenceRow with(long newAttempts, long newFailures) {
        return new EvidenceRow(key, newAttempts, newFailures);
    }

    /** The key of a combination; an absent value is empty. */
    static String key(String stage, String statusCode, String appVersion, String platform) {
        return cut(stage) + SEPARATOR + cut(statusCode) + SEPARATOR + cut(appVersion) + SEPARATOR + cut(platform);
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
