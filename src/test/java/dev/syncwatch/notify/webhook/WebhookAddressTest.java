package dev.syncwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.syncwatch.notify.Secret;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush",
                "ftp://hush/x",
                "https://",
                "https:///hush",
                "http://hu sh",
                "file:/hush",
                "http://hush:x/"
            })
    void refusesWhatIsNoAddress_withoutShowingIt(String url) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new WebhookAddress(new Secret(url)))
                .withMessage("its url is no http or https address")
                .withNoCause();
    }

    @Test
    void sendsUserAndPasswordAsAuthorization() {
        HttpRequest request = new WebhookAddress(new Secret("https://dana:p%40ss@example.com/hook?a=dana:p%40ss@x"))
                .request()
                .build();

        assertThat(request.uri()).hasToString("https://example.com/hook?a=dana:p%40ss@x");
        assertThat(request.headers().firstValue("Authorization")).contains("Basic ZGFuYTpwQHNz");
    }

    @Test
    void showsNothing() {
        Secret url = new Secret("https://example.com/hook");
        assertThat(WebhookSettings.defaults(url, "hook", "learning-sync").toString())
                .doesNotContain("example.com")
                .contains("(secret)");
    }
}
