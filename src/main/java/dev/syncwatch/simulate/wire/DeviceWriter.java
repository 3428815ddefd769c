package dev.syncwatch.simulate.wire;

import java.util.HashMap;
import java.util.Map;

/** Writes which device and app it is: few different texts, kept by version. */
final class DeviceWriter {
    private final JsonText json;
    private final Map<String, Texts> ios = new HashMap<>();
    private final Map<String, Texts> android = new HashMap<>();

    DeviceWriter(JsonText json) {
        this.json = json;
    }

    private record Texts(byte[] fields, byte[] context) {
        static Texts ios(String version) {
            return of("ios", "iOS", version);
        }

        static Texts android(String version) {
            return of("android", "Android", version);
        }

        private static Texts of(String platform, String system, String version) {
            String fields = "\",\"platform\":\"%s\",\"appVersion\":\"%s\",\"environment\":\"production\"";
            String context = "},\"context\":{\"os\":{\"name\":\"%s\"},\"app\":{\"version\":\"%s\"},\"sessionId\":\"s";
            return new Texts(
                    JsonText.ascii(fields.formatted(platform, version)),
                    JsonText.ascii(context.formatted(system, version)));
        }
    }

    /** As fields of an event, with the quote that ends what is before them. */
    void write(Sender by) {
        json.add(texts(by).fields());
    }

    /** As a Segment context, after the brace that ends the properties, up to the session's number. */
    void writeContext(Sender by) {
        json.add(texts(by).context());
    }

    private Texts texts(Sender by) {
        return by.ios()
                ? ios.computeIfAbsent(by.appVersion(), Texts::ios)
                : android.computeIfAbsent(by.appVersion(), Texts::android);
    }
}
