package dev.syncwatch.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.doctor.HttpProbe.Answer;
import dev.syncwatch.notify.page.Text;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.SecretRef;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether each channel's vendor can be reached and knows us, without telling it anything. */
final class VendorChecks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
    private static final int LONGEST_WORD = 80;
    /** Reading the history finds a message whose fate is unknown, before it is sent again. */
    private static final Set<String> SLACK_SCOPES = Set.of("chat:write", "channels:history");

    private final Addresses addresses;
    private final Map<String, String> environment;
    private final Clock clock;
    private final HttpProbe http = new HttpProbe();
    private final List<Check> checks = new ArrayList<>();
    private boolean clockChecked;

    /** Where the vendors are: {@code https://events.pagerduty.com/…}, {@code https://slack.com/api/}. */
    record Addresses(URI pagerDuty, URI slack) {}

    VendorChecks(Addresses addresses, Map<String, String> environment, Clock clock) {
        this.addresses = addresses;
        this.environment = environment;
        this.clock = clock;
    }

    List<Check> of(List<Channel> channels) throws InterruptedException {
        for (Channel channel : channels) {
            if (channel instanceof Channel.PagerDuty service) {
                Optional<String> key = secret(channel, service.routingKey());
                key.filter(found -> found.length() != 32)
                        .ifPresent(odd -> checks.add(Check.warn(
                                "channel " + channel.name(),
                                "the routing key has not 32 characters",
                                "take the key of an integration of type \"Events API v2\"")));
                reach(channel, addresses.pagerDuty().resolve("/"));
            } else if (channel instanceof Channel.Slack slack) {
                slack(slack);
            } else if (channel instanceof Channel.Webhook hook) {
                webhook(hook);
            }
        }
        return checks;
    }

    private Optional<String> secret(Channel channel, SecretRef reference) {
        Optional<String> found = reference.resolve(environment);
        checks.add(
                found.isPresent()
                        ? Check.ok("secret " + reference, "set (channel " + channel.name() + ")")
                        : Check.warn(
                                "secret " + reference,
                                "not set: channel " + channel.name() + " does not page",
                                "set it where `syncwatch run` is started"));
        return found;
    }

    private void reach(Channel channel, URI host) throws InterruptedException {
        Answer answer = http.ask(HttpRequest.newBuilder(host)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        if (answered(channel, host.getHost(), answer)) {
            checks.add(Check.ok("channel " + channel.name(), host.getHost() + " answers"));
        }
    }

    private void slack(Channel.Slack channel) throws InterruptedException {
        Optional<String> token = secret(channel, channel.token());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        addresses.slack().resolve(token.isPresent() ? "auth.test" : "api.test"))
                .POST(BodyPublishers.noBody());
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        Answer answer = http.ask(request.build());
        if (!answered(channel, addresses.slack().getHost(), answer)) {
            return;
        }
        JsonNode body = json(answer.body());
        if (!body.path("ok").asBoolean()) {
            checks.add(Check.fail(
                    "channel " + channel.name(),
                    "Slack refuses: " + word(body.path("error").asText("no JSON")),
                    "is the token a bot token (xoxb-…) of this workspace, and still valid?"));
        } else if (token.isEmpty()) {
            checks.add(Check.ok("channel " + channel.name(), "Slack answers"));
        } else {
            checks.add(scopes(channel, body, answer.scopes()));
        }
    }

    private static Check scopes(Channel.Slack channel, JsonNode body, String granted) {
        String who = "Slack knows us as " + word(body.path("user").asText("?")) + " in "
                + word(body.path("team").asText("?"));
        List<String> lacking = SLACK_SCOPES.stream()
                .filter(scope -> !Arrays.asList(granted.split("\\s*,\\s*")).contains(scope))
                .sorted()
                .toList();
        return granted.isEmpty() || lacking.isEmpty()
                ? Check.ok("channel " + channel.name(), who)
                : Check.warn(
                        "channel " + channel.name(),
                        who + "; the token lacks " + String.join(", ", lacking),
                        "add the scopes and install the app again (a private channel needs groups:history)");
    }

    /** The address is the secret, so that not even its host is told. */
    private void webhook(Channel.Webhook channel) throws InterruptedException {
        Optional<String> url = secret(channel, channel.url());
        if (url.isPresent()) {
            try {
                Answer answer =
                        http.ask(HttpRequest.newBuilder(URI.create(url.get()).resolve("/"))
                                .method("HEAD", BodyPublishers.noBody())
                                .build());
                if (answered(channel, "its host", answer)) {
                    checks.add(Check.ok("channel " + channel.name(), "its host answers"));
                }
            } catch (IllegalArgumentException quotesTheUrl) {
                checks.add(Check.fail(
                        "channel " + channel.name(), "its address is no http or https URL", "mend " + channel.url()));
            }
        }
    }

    private boolean answered(Channel channel, String host, Answer answer) {
        if (answer.failure() != null) {
            checks.add(Check.fail(
                    "channel " + channel.name(),
                    host + " can't be reached: " + answer.failure(),
                    "check DNS, the firewall and the proxy between here and there"));
            return false;
        }
        if (answer.status() / 100 == 5) {
            checks.add(Check.warn(
                    "channel " + channel.name(),
                    host + " answers " + answer.status(),
                    "look at the vendor's status page; Syncwatch goes on trying for a day"));
            return false;
        }
        clockAgainst(host, answer);
        return true;
    }

    private void clockAgainst(String host, Answer answer) {
        if (clockChecked || answer.date() == null) {
            return;
        }
        clockChecked = true;
        Duration off = Duration.between(answer.date(), clock.instant());
        checks.add(
                off.abs().compareTo(CLOCK_TOLERANCE) <= 0
                        ? Check.ok("clock of this machine", "within 5 s of " + host)
                        : Check.warn(
                                "clock of this machine",
                                off.abs().toSeconds() + " s " + (off.isNegative() ? "behind " : "ahead of ") + host,
                                "run NTP"));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static String word(String text) {
        return Text.cut(Text.line(text), LONGEST_WORD);
    }
}
