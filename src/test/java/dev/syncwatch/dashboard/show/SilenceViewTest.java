package dev.syncwatch.dashboard.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
}
