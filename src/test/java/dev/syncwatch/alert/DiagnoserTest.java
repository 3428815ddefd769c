package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.AllKinds;
import dev.syncwatch.window.EvidenceRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnoserTest {

    private static final EvidenceRow SUCCEEDED =
            EvidenceRow.of(null, null, "3.2.0", "ios").with(900, 0);

    @ParameterizedTest
    @CsvSource({
        "fetch, 401, 3.1",
        "fetch, 401.0, 3.1",
        "push, 500, 3.2",
        "push, 503, 3.2",
        "push, 599, 3.2",
        "persist, , 3.3",
        "persist, 500, 3.3"
    })
    void recognisesAScenarioByItsSignals(String stage, String statusCode, String section) {
        Diagnosis diagnosis = diagnose("failure-rate", failed(stage, statusCode, 10), SUCCEEDED);

        assertThat(diagnosis.section()).isEqualTo(section);
        assertThat(diagnosis.explains()).isEqualByComparingTo("1");
        assertThat(diagnosis.actions()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"fetch, 403", "fetch, 500", "push, 499", "push, 401", "push, timeout", "push, ", "render, 500", ", "})
    void saysThatItIsNotInTheRunbook_whenNoSignalFits(String stage, String statusCode) {
        Diagnosis diagnosis = diagnose("failure-rate", failed(stage, statusCode, 10), SUCCEEDED);

        assertThat(diagnosis).isEqualTo(new Diagnosis(null, "not in the runbook", null, List.of()));
    }

    @Test
    void saysWhatToLookAt_whenSyncsStartAndNothingComesOfThem() {
        Diagnosis diagnosis = diagnose("success-absence");

        assertThat(diagnosis.section()).isNull();
        assertThat(diagnosis.cause()).contains("neither complete nor fail");
        assertThat(diagnosis.actions()).hasSize(3);
    }

    @Test
    void saysNothingOfSyncsThatDoNotEnd_onceTheAbsenceIsOver() {
        assertThat(Diagnoser.of(AllKinds.rules().rule("success-absence").orElseThrow())
                        .of(List.of(), false))
                .isNull();
    }

    @Test
    void takesAClearMajorityForTheCause() {
        assertThat(diagnose("failure-rate", failed("push", "503", 60), failed("fetch", "403", 40))
                        .section())
                .isEqualTo("3.2");
        assertThat(diagnose("failure-rate", failed("push", "503", 59), failed("fetch", "403", 41))
                        .section())
                .isNull();
    }

    @Test
    void tellsTheShareThatTheCauseExplains() {
        assertThat(diagnose("failure-rate", failed("push", "503", 93), failed("fetch", "401", 7))
                        .explains())
                .isEqualTo(new BigDecimal("0.93"));
    }

    @Test
    void namesTwoStrongCausesTogether() {
        Diagnosis diagnosis =
                diagnose("failure-rate", failed("push", "502", 65), failed("fetch", "401", 25), failed("", "", 10));

        assertThat(diagnosis.section()).isEqualTo("3.1, 3.2");
        assertThat(diagnosis.cause()).startsWith("several at once: expired").contains("; an outage");
        assertThat(diagnosis.explains()).isEqualByComparingTo("0.9");
        assertThat(diagnosis.actions())
                .startsWith(RunbookScenario.TOKEN.actions.get(0))
                .endsWith(RunbookScenario.OUTAGE.actions.get(2));
    }

    @Test
    void leavesAWeakSecondCauseOut() {
        assertThat(diagnose("failure-rate", failed("push", "502", 76), failed("fetch", "401", 24))
                        .section())
                .isEqualTo("3.2");
    }

    @Test
    void countsFailuresWithoutARowOfTheirOwnAsUnexplained() {
        EvidenceRow other = new EvidenceRow(EvidenceRow.OTHER, 90, 90);

        assertThat(diagnose("failure-rate", failed("push", "502", 10), other).section())
                .isNull();
    }

    @Test
    void saysNothing_whenHardlyAnythingFailed() {
        assertThat(diagnose("success-absence", SUCCEEDED)).isNull();
        assertThat(diagnose("queue-growth", SUCCEEDED)).isNull();
        assertThat(diagnose("queue-growth", SUCCEEDED, failed("push", "503", 2)))
                .isNull();
        assertThat(diagnose("queue-growth", SUCCEEDED, failed("push", "503", 3)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"failure-rate", "success-absence", "queue-growth", "push-5xx", "payload-outage", "auth-expired"})
    void looksAtFailuresWhateverTheKindOfTheRule(String rule) {
        assertThat(diagnose(rule, failed("push", "503", 20), SUCCEEDED).section())
                .isEqualTo("3.2");
    }

    @Test
    void knowsAStuckQueueByTheRuleThatFoundIt() {
        Diagnosis diagnosis = diagnose("stuck-queue");

        assertThat(diagnosis.section()).isEqualTo("3.4");
        assertThat(diagnosis.explains()).isNull();
        assertThat(diagnosis.actions()).isEqualTo(RunbookScenario.STUCK_QUEUE.actions);
    }

    @Test
    void namesWhatKeepsAQueueStuckFirst_whenManySyncsFail() {
        Diagnosis many = diagnose("stuck-queue", failed("push", "503", 101), SUCCEEDED);
        Diagnosis few = diagnose("stuck-queue", failed("push", "503", 100), SUCCEEDED);

        assertThat(many.section()).isEqualTo("3.2, 3.4");
        assertThat(few.section()).isEqualTo("3.4");
    }

    @Test
    void doesNotDependOnTheOrderOfTheEvidence() {
        List<EvidenceRow> rows = new ArrayList<>(
                List.of(failed("push", "503", 40), failed("fetch", "401", 40), failed("persist", "", 20), SUCCEEDED));
        Diagnosis expected = Diagnoser.of(AllKinds.rules().rules().get(0)).of(rows, true);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertThat(Diagnoser.of(AllKinds.rules().rules().get(0)).of(rows, true))
                    .isEqualTo(expected);
        }
    }

    private static Diagnosis diagnose(String rule, EvidenceRow... rows) {
        return Diagnoser.of(AllKinds.rules().rule(rule).orElseThrow()).of(List.of(rows), true);
    }

    private static EvidenceRow failed(String stage, String statusCode, long failures) {
        return EvidenceRow.of(stage, statusCode, "3.2.0", "ios").with(failures, failures);
    }
}
