package dev.syncwatch.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.syncwatch.rule.reading.Durations;
import java.io.IOException;
import java.time.Duration;

/** Durations in settings are written as in rule files: {@code 10s}, {@code 1h30m}. */
final class DurationText extends StdDeserializer<Duration> {

    private static final long serialVersionUID = 1;

    private DurationText() {
        super(Duration.class);
    }

    static SimpleModule module() {
        return new SimpleModule().addDeserializer(Duration.class, new DurationText());
    }

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
        Duration duration = Durations.read(json.getText());
        return duration != null
                ? duration
                : (Duration) context.handleWeirdStringValue(Duration.class, json.getText(), "write 100ms, 10s or 1m");
    }
}
