package dev.syncwatch.dashboard.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceViewTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"rule": ["failure-rate"], "environment": ["staging", "~^dev"]} | rule=failure-rate environment=[staging, ~^dev]
                    {"platform": ["!=ios"]}                                         | platform!=ios
                    {"rule": "a"}                                                   | rule=a
                    """)
    void saysWhatItHoldsBack(String matchers, String what) throws JsonProcessingException {
        assertThat(SilenceView.what(new ObjectMapper().readTree(matchers))).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:59:59Z, pending",
        "2026-01-05T11:00:00Z, active",
        "2026-01-05T11:59:59Z, active",
        "2026-01-05T12:00:00Z, expired"
    })
    void beginsAtItsBeginningAndIsOverAtItsEnd(Instant clock, String state) {
        assertThat(SilenceView.state(
                        Instant.parse("2026-01-05T11:00:00Z"), Instant.parse("2026-01-05T12:00:00Z"), clock))
                .isEqualTo(state);
    }
}
