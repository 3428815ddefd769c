package dev.syncwatch.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Section 7: whether sync is disabled, which is taken into account five minutes later; an enabling is at once. */
final class RemoteConfig {
    private static final long DELAY_MILLIS = 5 * 60_000;

    private final List<Setting> settings = new ArrayList<>();

    private record Setting(long time, boolean enabled) {}

    /** @param lines as in section 4; what can't be read changes nothing */
    RemoteConfig(List<byte[]> lines) {
        lines.forEach(this::add);
        settings.sort(Comparator.comparing(Setting::time));
    }

    boolean disabledAt(long time) {
        Long disabledSince = null;
        for (Setting setting : settings) {
            if (setting.time > time) {
                break;
            }
            if (setting.enabled) {
                disabledSince = null;
            } else if (disabledSince == null) {
                disabledSince = setting.time;
            }
        }
        return disabledSince != null && time - disabledSince >= DELAY_MILLIS;
    }

    private void add(byte[] line) {
        try {
            if (Json.read(new String(line, StandardCharsets.UTF_8)) instanceof Json.Obj config) {
                Long time = Timestamps.read(config.get("timestamp"));
                boolean told = config.object("learningSync").get("enabled") instanceof Json.Literal;
                String enabled = config.object("learningSync").scalar("enabled");
                if (time != null && told && List.of("true", "false").contains(enabled)) {
                    settings.add(new Setting(time, Boolean.parseBoolean(enabled)));
                }
            }
        } catch (IOException notJson) {
            // The topic's other readers see such a line in the dead letters; here it changes nothing.
        }
    }
}
