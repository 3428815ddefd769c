package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.List;

/** Reads {@code channels}; its problems never repeat a value, because a secret may stand in the wrong place. */
final class ChannelReader {
    private static final List<String> KINDS = List.of("pagerduty", "slack", "webhook");

    /** PagerDuty reminds people by itself; a message in Slack only scrolls away. */
    private static final Duration SLACK_REPEATS_EVERY = Duration.ofHours(4);

    private final Readers readers;
    private final Secrets secrets;

    ChannelReader(Readers readers, Secrets secrets) {
        this.readers = readers;
        this.secrets = secrets;
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
        String fallbackFor = readers.references().fallback(section.find("fallbackFor"), name);
        Channel channel = switch (kind) {
            case "pagerduty" ->
                new Channel.PagerDuty(name, secret(section, "routingKey"), fallbackFor, repeat(section, kind));
            case "slack" ->
                new Channel.Slack(
                        name,
                        secret(section, "token"),
                        plain(section.need("channel")),
                        fallbackFor,
                        repeat(section, kind));
            default -> new Channel.Webhook(name, secret(section, "url"), fallbackFor, repeat(section, kind));
        };
        section.closeQuietly();
        return channel;
    }

    private Duration repeat(Section section, String kind) {
        Duration written = readers.quantities().duration(section.find("repeatEvery"));
        if (written != null) {
            return written;
        }
        return kind.equals("slack") ? SLACK_REPEATS_EVERY : Duration.ZERO;
    }

    private String kind(YamlValue written) {
        String kind = readers.values().text(written);
        if (kind != null && !KINDS.contains(kind)) {
            readers.problems().add(written.at(), "unknown kind of channel; valid: " + String.join(", ", KINDS));
            return null;
        }
        return kind;
    }

    private String plain(YamlValue written) {
        if (written != null) {
            secrets.refuseIn(written);
        }
        return readers.values().text(written);
    }

    private SecretRef secret(Section section, String key) {
        return secrets.read(key, section.need(key));
    }
}
