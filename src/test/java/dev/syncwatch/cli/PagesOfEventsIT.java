package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pages from events that Flink replays. */
class PagesOfEventsIT {

    private static final String EXAMPLE = "alert-rules/examples/two-incidents.ndjson";

    @Test
    void takesPagesFromEventsThatAreReplayed() {
        Ran ran = Ran.command("pages", "preview", "failure-rate", "--events", EXAMPLE);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.GOOD);
        assertThat(ran.out())
                .contains("\"summary\" : \"production: 10.2 % of syncs failed (threshold 10 %) over 15 min\"")
                .contains("\"likely cause\" : \"runbook 3.2: an outage of the Payload backend")
                .contains("failure-rate: firing to recovering (edit)")
                .contains("\"summary\" : \"Resolved after 28 min: production: 1.6 % of syncs failed");
    }
}
