package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code channels}; its problems never repeat a value, because a secret may stand in the wrong place. */
final class ChannelReader {
    private static final Key<SecretRef> ROUTING_KEY =
            secret("routingKey", "the integration key of the Events API v2, as ${NAME} or ${file:PATH}");
    private static final Key<SecretRef> TOKEN = secret("token", "a bot token, as ${NAME} or ${file:PATH}");
    private static final Key<SecretRef> URL = secret("url", "takes Alertmanager's webhook, as ${NAME} or ${file:PATH}");
    private static final Key<String> CHANNEL = Key.required(
            "channel",
            Shapes.TEXT.readAs(ChannelReader::plain),
            "an id such as C0123456789, or a name, whose id is looked up at each start");
    private static final Key<Duration> REPEAT_EVERY = Key.optional(
            "repeatEvery",
            Shapes.DURATION,
            null,
            "how long an incident may stay open without a word before it is called to mind; 0 for never");
    private static final String FALLBACK_FOR = "fallbackFor";
    private static final Key<String> FALLBACK = Key.optional(
            FALLBACK_FOR,
            Shapes.NAME,
            null,
            "the channel for which this one stands in once that one has not taken a critical page for 2 min");

    /** What each kind has beside {@code kind}. */
    static final Map<String, List<Key<?>>> KEYS = keys();

    /** PagerDuty reminds people by itself; a message in Slack only scrolls away. */
    private static final Duration SLACK_REPEATS_EVERY = Duration.ofHours(4);

    private final Readers readers;

    ChannelReader(Readers readers) {
        this.readers = readers;
    }

    private static Map<String, List<Key<?>>> keys() {
        Map<String, List<Key<?>>> keys = new LinkedHashMap<>();
        keys.put("pagerduty", List.of(ROUTING_KEY, FALLBACK, REPEAT_EVERY));
        keys.put("slack", List.of(TOKEN, CHANNEL, FALLBACK, REPEAT_EVERY));
        keys.put("webhook", List.of(URL, FALLBACK, REPEAT_EVERY));
        return keys;
    }

    /** Null if it is not good; then problems were reported. */
    Channel read(String name, YamlValue.Member member) {
        int before = readers.problems().reports();
        readers.values().name(new YamlValue.Scalar(member.keyAt(), name, false));
        YamlValue.Mapping mapping = readers.values().mapping(member.value());
        if (mapping == null) {
            return null;
        }
        Section section = new Section(mapping, readers.problems());
        Channel channel = channel(name, section);
        return readers.problems().reports() == before ? channel : null;
    }

    private Channel channel(String name, Section section) {
        String kind = kind(section.need("kind"));
        if (kind == null) {
            return null;
        }
        String fallbackFor = readers.references().fallback(section.find(FALLBACK_FOR), name);
        Duration repeatEvery = repeat(section, kind);
        Channel channel = switch (kind) {
            case "pagerduty" -> new Channel.PagerDuty(name, ROUTING_KEY.in(section, readers), fallbackFor, repeatEvery);
            case "slack" ->
                new Channel.Slack(
                        name, TOKEN.in(section, readers), CHANNEL.in(section, readers), fallbackFor, repeatEvery);
            default -> new Channel.Webhook(name, URL.in(section, readers), fallbackFor, repeatEvery);
        };
        section.closeQuietly();
        return channel;
    }

    private Duration repeat(Section section, String kind) {
        Duration written = REPEAT_EVERY.in(section, readers);
        if (written != null) {
            return written;
        }
        return kind.equals("slack") ? SLACK_REPEATS_EVERY : Duration.ZERO;
    }

    private String kind(YamlValue written) {
        String kind = readers.values().text(written);
        if (kind != null && !KEYS.containsKey(kind)) {
            String hint = "valid: " + String.join(", ", KEYS.keySet());
            readers.problems().add(written.at(), Finding.shape("unknown kind of channel", hint));
            return null;
        }
        return kind;
    }

    private static String plain(Readers readers, YamlValue written) {
        if (written != null) {
            readers.secrets().refuseIn(written);
        }
        return readers.values().text(written);
    }

    private static Key<SecretRef> secret(String key, String meaning) {
        Shape<SecretRef> shape = new Shape<>(
                (readers, value) -> readers.secrets().read(key, value),
                Shapes.schema("type", "string", "pattern", "^" + SecretRef.WRITTEN + "$"));
        return Key.required(key, shape, meaning);
    }
}
