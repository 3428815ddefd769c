package dev.syncwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.slack.ChannelLookup.Found;
import dev.syncwatch.notify.slack.ChannelLookup.NotFound;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelLookupTest {
    private final SlackStandIn vendor = new SlackStandIn();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void asksNobodyForAnId() {
        assertThat(lookup("C0123456789")).isEqualTo(new Found(settings("C0123456789")));
        assertThat(vendor.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#mobile-oncall", "mobile-oncall"})
    void findsTheIdOfANameOnAnyPage(String name) {
        for (int other = 0; other < 2500; other++) {
            vendor.addChannel("C1" + other, "other-" + other);
        }
        vendor.addChannel("C0000000LAST", "the-last");

        assertThat(lookup(name)).isEqualTo(new Found(settings("C0123456789")));
        assertThat(lookup("#the-last")).isEqualTo(new Found(settings("C0000000LAST")));
    }

    @Test
    void saysWhatToDo_whenThereIsNoSuchChannel() {
        assertThat(((NotFound) lookup("#mobile-oncal")).reason())
                .contains("#mobile-oncal", "check the name", "invite the app", "channel's id");
    }

    @ParameterizedTest
    @CsvSource({"missing_scope, add the scope", "invalid_auth, valid bot token", "ratelimited, channel's id"})
    void saysWhatToDo_whenSlackDoesNotTell(String error, String advice) {
        vendor.failNext(VendorFault.slackError(error));

        assertThat(((NotFound) lookup("#mobile-oncall")).reason()).contains(error, advice);
    }

    @Test
    void saysSo_whenSlackCannotBeReached() {
        vendor.close();

        assertThat(((NotFound) lookup("#mobile-oncall")).reason()).contains("did not answer");
    }

    private ChannelLookup lookup(String channel) {
        return ChannelLookup.of(settings(channel));
    }

    private final Secret token = new Secret(SlackStandIn.TOKEN);

    private SlackSettings settings(String channel) {
        return SlackSettings.at(vendor.endpoint(), token, channel);
    }
}
