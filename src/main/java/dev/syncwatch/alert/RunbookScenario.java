package dev.syncwatch.alert;

import dev.syncwatch.rule.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** What the runbook knows can go wrong; the order is that in which things should be mended. */
enum RunbookScenario {
    TOKEN(
            "3.1",
            "expired or refused sign-in tokens (fetch answered 401)",
            List.of(
                    "Only a few people: have them sign out and in again",
                    "Many people: compare the JWT secret of Payload with the Auth service's, and look whether that service is well")) {
        @Override
        boolean explains(String stage, String statusCode) {
            return stage.equals("fetch") && hasCode(statusCode, code -> code.compareTo(UNAUTHORIZED) == 0);
        }
    },
    OUTAGE(
            "3.2",
            "an outage of the Payload backend (push answered 5xx)",
            List.of(
                    "See whether Payload is up: status page, Pingdom",
                    "If it is slow or down, take load off it: turn learningSync.enabled off in remote config."
                            + " Phones follow within 5 min; manual syncs go on",
                    "Once it is well, turn sync on again and run the bulk retry (runbook 3.4)")) {
        @Override
        boolean explains(String stage, String statusCode) {
            return stage.equals("push") && hasCode(statusCode, code -> code.compareTo(FIRST_SERVER_ERROR) >= 0);
        }
    },
    STORAGE(
            "3.3",
            "corrupt storage on phones (persist failed)",
            List.of(
                    "Have people reset the cache on their phone: Settings, Advanced, Reset Sync Cache",
                    "Then make sure that a new record of theirs is queued and goes out")) {
        @Override
        boolean explains(String stage, String statusCode) {
            return stage.equals("persist");
        }
    },
    STUCK_QUEUE(
            "3.4",
            "queues that stay stuck (the same dirtyCount again and again)",
            List.of(
                    "Start a retry for those who are stuck: POST /api/learning-records/retry",
                    "If that does not move it, look for malformed rows in learning_records, clean them up and retry")) {
        @Override
        boolean explains(String stage, String statusCode) {
            return false; // phones say so before they fail, if they fail at all
        }
    };

    private static final BigDecimal UNAUTHORIZED = BigDecimal.valueOf(401);
    private static final BigDecimal FIRST_SERVER_ERROR = BigDecimal.valueOf(500);

    final String section;
    final String cause;
    final List<String> actions;

    RunbookScenario(String section, String cause, List<String> actions) {
        this.section = section;
        this.cause = cause;
        this.actions = actions;
    }

    /** Whether a failure with this stage and status code, empty where absent, is a signal of the scenario. */
    abstract boolean explains(String stage, String statusCode);

    private static boolean hasCode(String statusCode, Predicate<BigDecimal> wanted) {
        BigDecimal code = Numbers.read(statusCode);
        return code != null && wanted.test(code);
    }
}
