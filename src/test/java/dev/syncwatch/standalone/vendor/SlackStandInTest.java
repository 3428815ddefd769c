package dev.syncwatch.standalone.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.SteppingClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackStandInTest {
    private static final String METADATA =
            "{\"event_type\":\"syncwatch_notification\",\"event_payload\":{\"id\":\"i#1\",\"incident\":\"i\"}}";
    private static final String IN = "channel=" + SlackStandIn.CHANNEL;

    private final HttpClient client = HttpClient.newHttpClient();
    private SlackStandIn vendor = new SlackStandIn(Clock.systemUTC(), Duration.ZERO);

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void takesARepeatForANewMessage() throws Exception {
        String first = posted("text=a&metadata=" + encoded(METADATA));
        String second = posted("text=a&metadata=" + encoded(METADATA));

        assertThat(second).isGreaterThan(first);
        assertThat(vendor.state()).containsOnlyKeys("i", "i (2)");
    }

    @Test
    void keepsThreadsApartFromTheChannelUnlessBroadcast() throws Exception {
        String parent = posted("text=Firing");
        posted("text=quiet&thread_ts=" + parent);
        posted("text=loud&reply_broadcast=1&thread_ts=" + parent);

        assertThat(texts(call("conversations.history", IN))).containsExactly("loud", "Firing");
        assertThat(texts(call("conversations.replies", IN + "&ts=" + parent)))
                .containsExactly("Firing", "quiet", "loud");
        assertThat(call("conversations.replies", IN + "&ts=1.000001")
                        .path("error")
                        .asText())
                .isEqualTo("thread_not_found");
    }

    @Test
    void showsThePayloadOnlyToThoseWhoAsk() throws Exception {
        posted("text=a&metadata=" + encoded(METADATA));

        JsonNode asked = call("conversations.history", IN + "&include_all_metadata=1");
        JsonNode unasked = call("conversations.history", IN);

        assertThat(asked.at("/messages/0/metadata/event_payload/id").asText()).isEqualTo("i#1");
        assertThat(unasked.at("/messages/0/metadata/event_type").asText()).isEqualTo("syncwatch_notification");
        assertThat(unasked.at("/messages/0/metadata").has("event_payload")).isFalse();
    }

    @Test
    void givesHistoryInPagesFromAPointOn() throws Exception {
        List<String> all = new ArrayList<>();
        for (int message = 0; message < 5; message++) {
            all.add(posted("text=m" + message));
        }

        JsonNode page = call("conversations.history", IN + "&limit=2&oldest=" + all.get(0));
        String cursor = page.at("/response_metadata/next_cursor").asText();
        JsonNode rest = call("conversations.history", IN + "&limit=2&oldest=" + all.get(0) + "&cursor=" + cursor);

        assertThat(texts(page)).containsExactly("m4", "m3");
        assertThat(texts(rest)).containsExactly("m2", "m1");
        assertThat(rest.at("/response_metadata/next_cursor").asText()).isEmpty();
    }

    @Test
    void editsTextBlocksAndMetadataAsSlackDoes() throws Exception {
        String ts = posted("text=a&metadata=" + encoded(METADATA) + "&blocks=" + encoded("[" + section("x") + "]"));

        call("chat.update", IN + "&text=b&ts=" + ts);

        SlackPost post = vendor.posts(SlackStandIn.CHANNEL).get(0);
        assertThat(post.text()).isEqualTo("b");
        assertThat(post.edits()).containsExactly("a");
        assertThat(post.blocks()).isNull();
        assertThat(post.payload("id")).isEqualTo("i#1");
    }

    @Test
    void deletesAndMakesALateReplyAMessageOfItsOwn() throws Exception {
        String parent = posted("text=a");
        call("chat.delete", IN + "&ts=" + parent);

        JsonNode reply = call("chat.postMessage", IN + "&text=b&thread_ts=" + parent);

        assertThat(reply.path("message").has("thread_ts")).isFalse();
        assertThat(vendor.posts(SlackStandIn.CHANNEL).get(0).deleted()).isTrue();
        assertThat(call("chat.update", IN + "&text=b&ts=" + parent)
                        .path("error")
                        .asText())
                .isEqualTo("message_not_found");
        assertThat(call("chat.delete", IN + "&ts=" + parent).path("error").asText())
                .isEqualTo("message_not_found");
    }

    @Test
    void takesOneMessageASecond() throws Exception {
        vendor.close();
        SteppingClock clock = new SteppingClock(Instant.parse("2026-01-05T10:00:00Z"));
        vendor = new SlackStandIn(clock, Duration.ofSeconds(1));

        posted("text=a");
        clock.advance(Duration.ofMillis(999));
        HttpResponse<String> tooSoon = send("chat.postMessage", IN + "&text=b", SlackStandIn.TOKEN);
        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(tooSoon.headers().firstValue("Retry-After")).contains("1");
        assertThat(vendor.violations()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        posted("text=b");
    }

    @ParameterizedTest
    @CsvSource({"#mobile-oncall", "mobile-oncall", "C9999999999"})
    void knowsChannelsByTheirIdsAlone(String channel) throws Exception {
        assertThat(call("chat.postMessage", "text=a&channel=" + encoded(channel))
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
    }

    @Test
    void knowsOneToken() throws Exception {
        assertThat(send("auth.test", "", "xoxb-other").body()).contains("invalid_auth");
        assertThat(call("auth.test", "").path("bot_id").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "section, 3000, invalid_blocks",
        "header,  150,  invalid_blocks",
        "id,      255,  invalid_blocks",
        "blocks,  50,   invalid_blocks",
        "total,   13200, msg_blocks_too_long"
    })
    void refusesWhatIsOverALimit(String what, int limit, String error) throws Exception {
        assertThat(blocks(of(what, limit)).path("ok").asBoolean()).isTrue();
        assertThat(blocks(of(what, limit + 1)).path("error").asText()).isEqualTo(error);
        assertThat(vendor.violations()).isNotEmpty();
    }

    @Test
    void refusesWhatIsNoMessage() throws Exception {
        assertThat(call("chat.postMessage", IN).path("error").asText()).isEqualTo("no_text");
        assertThat(blocks("[{\"type\":\"nonsense\"}]").path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(blocks("no JSON").path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(call("chat.postMessage", IN + "&text=a&metadata={}")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_metadata_format");
    }

    @Test
    void cutsTextThatIsTooLongAndComplains() throws Exception {
        posted("text=" + "x".repeat(40_001));

        assertThat(vendor.posts(SlackStandIn.CHANNEL).get(0).text()).hasSize(40_000);
        assertThat(vendor.violations()).containsExactly("text is over 40000 characters");
    }

    @Test
    void failsOnlyPosts_whenToldSo() throws Exception {
        vendor.failNextPosts(VendorFault.serverError());

        assertThat(send("conversations.history", IN, SlackStandIn.TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(send("chat.postMessage", IN + "&text=a", SlackStandIn.TOKEN).statusCode())
                .isEqualTo(500);
        assertThat(send("chat.postMessage", IN + "&text=a", SlackStandIn.TOKEN).statusCode())
                .isEqualTo(200);
    }

    private static String of(String what, int size) {
        return switch (what) {
            case "section" -> "[" + section("x".repeat(size)) + "]";
            case "header" ->
                "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(size) + "\"}}]";
            case "id" -> "[{\"type\":\"divider\",\"block_id\":\"" + "x".repeat(size) + "\"}]";
            case "blocks" -> "[" + String.join(",", Collections.nCopies(size, "{\"type\":\"divider\"}")) + "]";
            default -> "[" + (section("x".repeat(3000)) + ",").repeat(4) + section("x".repeat(size - 12_000)) + "]";
        };
    }

    private static String section(String text) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + text + "\"}}";
    }

    private JsonNode blocks(String blocks) throws Exception {
        return call("chat.postMessage", IN + "&text=a&blocks=" + encoded(blocks));
    }

    private String posted(String form) throws Exception {
        JsonNode answer = call("chat.postMessage", IN + "&" + form);
        assertThat(answer.path("ok").asBoolean()).isTrue();
        return answer.path("ts").asText();
    }

    private static List<String> texts(JsonNode answer) {
        return answer.path("messages").findValuesAsText("text");
    }

    private JsonNode call(String method, String form) throws Exception {
        return new ObjectMapper()
                .readTree(send(method, form, SlackStandIn.TOKEN).body());
    }

    private HttpResponse<String> send(String method, String form, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.endpoint() + method))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
