package dev.syncwatch.notify.page;

/**
 * Attempts and failures of one combination of stage, status code, app version and platform in the rule's window.
 * Texts are at most 64 characters without control characters; what the change left out is {@code unknown}.
 */
public record EvidenceRow(
        String stage, String statusCode, String appVersion, String platform, long attempts, long failures) {

    /** What stands for a text that the change left out. */
    static final String UNKNOWN = "unknown";

    /** What stands for every text of the one row that sums up what found no row of its own. */
    static final String REST = "(rest)";

    static EvidenceRow rest(long attempts, long failures) {
        return new EvidenceRow(REST, REST, REST, REST, attempts, failures);
    }
}
