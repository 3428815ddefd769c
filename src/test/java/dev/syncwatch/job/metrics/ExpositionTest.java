package dev.syncwatch.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.MetricNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void showsTheProcessAtOneAddress() throws Exception {
        try (Exposition exposition = Exposition.open(here(0), "1.2.3")) {
            assertThat(MetricNames.scrape(exposition.address()))
                    .contains("syncwatch_build_info{version=\"1.2.3\"} 1")
                    .contains("jvm_memory_used_bytes{", "process_cpu_seconds_total ");
        }
    }

    @Test
    void takesAnotherPort_whenItsOwnIsTaken() throws Exception {
        try (Exposition first = Exposition.open(here(0), "1");
                Exposition second = Exposition.open(here(first.address().getPort()), "2")) {
            assertThat(second.address()).isNotEqualTo(first.address());
            assertThat(MetricNames.scrape(second.address())).contains("version=\"2\"");
        }
    }

    @Test
    void refusesAnAddressThatNobodyKnows_insteadOfListeningEverywhere() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 0);
        assertThatThrownBy(() -> Exposition.open(unknown, "1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-host.invalid");
    }
}
