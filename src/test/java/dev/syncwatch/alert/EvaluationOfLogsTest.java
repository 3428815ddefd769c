package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Events;
import org.junit.jupiter.api.Test;

/** What lines of the backend's log bring about. */
class EvaluationOfLogsTest extends StagedEvaluation {

    @Test
    void aLineOfTheLogBeginsNoGroup_butStandsInItsWindowOnceItBegins() throws Exception {
        rules(
                "  - { id: backend, kind: threshold, where: { event: backend_response }, measure: count, window: 1m, above: 1,"
                        + " severity: warning }\n");
        log(2);
        evaluateTo(5);
        assertThat(changes).isEmpty();
        evaluate(Events.started("ann", NOON));
        assertThat(states()).containsExactly("firing");
        assertThat(changes.get(0).value()).isEqualByComparingTo("2");
    }

    @Test
    void whatTheLogSaidIsForgotten_onceItIsInNoWindow() throws Exception {
        rules(
                "  - { id: backend, kind: threshold, where: { event: backend_response }, measure: count, window: 1m, above: 1,"
                        + " severity: warning }\n");
        log(2);
        assertThat(groups.all()).hasSize(1);
        evaluateTo(8);
        assertThat(groups.all()).isEmpty();
        assertThat(evaluateTo(QUARTER + 1)).as("what pages show goes last").isFalse();
    }

    @Test
    void aGroupThatBeganIsEvaluatedForEver_whereTheLogAloneMaySpeakOfIt() throws Exception {
        rules(rateOfLogs("rate", "environment"), rateOfLogs("rate-by-platform", "environment, platform"));
        evaluate(Events.started("ann", NOON));
        assertThat(evaluateTo(QUARTER + 1)).as("nothing has to be evaluated").isFalse();
        assertThat(groups.all()).extracting(group -> group.getKey().key()).containsExactly("environment=production");

        statuses.clear();
        log(2);
        evaluateTo(QUARTER + 6);

        assertThat(statuses)
                .extracting(status -> status.rule() + " " + status.value())
                .containsExactly("rate 1.0");
    }

    private static String rateOfLogs(String id, String groupBy) {
        return """
              - id: %s
                kind: failure-rate
                window: 1m
                attempts: { event: [learning_sync_failed, backend_response] }
                successes: { event: backend_response, statusCode: "<500" }
                above: 50%%
                groupBy: [%s]
                severity: warning
            """.formatted(id, groupBy);
    }
}
