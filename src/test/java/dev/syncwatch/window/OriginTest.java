package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.Outcome;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final String[] GROUPS = {"environment=production", null};
    private static final Origin ORIGIN = new Origin(GROUPS, EvidenceRow.device("3.2.0", "ios"));

    @Test
    void measuresTheSameTraitsAsTheSameObject_howeverManyThereAre() {
        for (int number = 0; number < 64; number++) {
            Traits traits = traits(number, 2, null);

            Measurement measurement = ORIGIN.measurement(traits);

            assertThat(ORIGIN.measurement(traits)).isSameAs(measurement);
            assertThat(measurement.traits()).isSameAs(traits);
        }
    }

    @Test
    void takesNoTraitsForOthersWhoseNumberFallsTogether() {
        Traits one = traits(3, 2, null);
        Traits other = traits(3 + 64, 2, null);

        assertThat(ORIGIN.measurement(one).traits()).isSameAs(one);
        assertThat(ORIGIN.measurement(other).traits()).isSameAs(other);
        assertThat(ORIGIN.measurement(one).traits()).isSameAs(one);
    }

    @Test
    void namesTheGroupsThatTheEventCountsBy() {
        assertThat(ORIGIN.measurement(traits(0, 2, null)).groups()).containsExactly(GROUPS);
        assertThat(ORIGIN.measurement(traits(1, 1, null)).groups()).containsExactly(GROUPS[0]);
        assertThat(ORIGIN.measurement(traits(2, Traits.NO_GROUPS, null)).groups())
                .isNull();
    }

    @Test
    void isPartOfTheEvidence_ofWhatIsEvidence() {
        String cause = EvidenceRow.cause("push", "503");

        assertThat(ORIGIN.measurement(traits(0, 2, cause)).evidence())
                .isEqualTo(EvidenceRow.of("push", "503", "3.2.0", "ios").key());
        assertThat(ORIGIN.measurement(traits(1, 2, null)).evidence()).isNull();
    }

    private static Traits traits(int number, int groupings, String cause) {
        return new Traits(number, new long[] {number}, groupings, cause, Outcome.FAILED, false);
    }
}
