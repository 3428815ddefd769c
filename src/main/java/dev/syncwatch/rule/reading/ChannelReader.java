package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.List;

/** Reads {@code channels}; its problems never repeat a value, because a secret may stand in the wrong place. */
final class ChannelReader {
    private static final List<String> KINDS = List.of("pagerduty", "slack", "webhook");

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
            case "pagerduty" -> new Channel.PagerDuty(name, secret(section, "routingKey"), fallbackFor);
            case "slack" ->
                new Channel.Slack(name, secret(section, "token"), plain(section.need("channel")), fallbackFor);
            default -> new Channel.Webhook(name, secret(section, "url"), fallbackFor);
        };
        section.closeQuietly();
        return channel;
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
