package dev.syncwatch.dashboard.http.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccessTokenTest {
    private static final String TEXT = "0123456789abcdef";

    @Test
    void isItselfAlone() {
        AccessToken token = new AccessToken(TEXT);
        assertThat(token.is(TEXT)).isTrue();
        assertThat(token.is(TEXT + "0")).isFalse();
        assertThat(token.is("")).isFalse();
        assertThat(token.is(token.cookie())).isFalse();
    }

    @Test
    void leavesACookieThatDoesNotTellIt() {
        AccessToken token = new AccessToken(TEXT);
        assertThat(token.isCookie(token.cookie())).isTrue();
        assertThat(token.isCookie(TEXT)).isFalse();
        assertThat(token.isCookie(new AccessToken(TEXT + "0").cookie())).isFalse();
        assertThat(token.cookie()).doesNotContain(TEXT).matches("[0-9a-f]{64}");
        assertThat(token).asString().doesNotContain(TEXT);
    }

    @Test
    void isRefusedIfItCanBeGuessed() {
        assertThatThrownBy(() -> new AccessToken("short"))
                .hasMessageContaining("at least 16 characters")
                .hasMessageNotContaining("short");
    }
}
