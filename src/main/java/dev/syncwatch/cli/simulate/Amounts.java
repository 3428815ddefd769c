package dev.syncwatch.cli.simulate;

import dev.syncwatch.rule.Numbers;
import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** Reads what scenarios measure; what is missing or was refused takes the place's default, so that a reader can read on. */
final class Amounts {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final Values values;

    Amounts(Values values) {
        this.values = values;
    }

    Values values() {
        return values;
    }

    Duration duration(YamlValue value, Duration otherwise) {
        String text = values.text(value);
        if (text == null) {
            return otherwise;
        }
        Duration duration = Durations.read(text);
        return duration != null
                ? duration
                : refused(value, Quoted.of(text) + " is no duration: write it like 90s, 15m or 1h30m", otherwise);
    }

    /** A duration that is a multiple of the 10 s that truth is told in. */
    Duration steps(YamlValue value, Duration otherwise) {
        Duration duration = duration(value, otherwise);
        boolean fits = duration.toMillis() % STEP.toMillis() == 0;
        return fits ? duration : refused(value, Durations.write(duration) + " is no multiple of 10s", otherwise);
    }

    /** The ratio that a percentage from 0% to 100% stands for. */
    double share(YamlValue value, double otherwise) {
        String text = values.text(value);
        if (text == null) {
            return otherwise;
        }
        BigDecimal percent = text.endsWith("%") ? Numbers.read(text.substring(0, text.length() - 1)) : null;
        boolean good = percent != null && percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
        return good
                ? percent.movePointLeft(2).doubleValue()
                : refused(value, Quoted.of(text) + " is no percentage from 0% to 100%", otherwise);
    }

    double number(YamlValue value, double otherwise) {
        String text = values.text(value);
        BigDecimal number = Numbers.read(text);
        if (text == null || number != null && number.signum() >= 0) {
            return text == null ? otherwise : number.doubleValue();
        }
        return refused(value, Quoted.of(text) + " is no number from 0 on", otherwise);
    }

    /** A whole number within these bounds. */
    int whole(YamlValue value, int least, int most, int otherwise) {
        String text = values.text(value);
        if (text == null) {
            return otherwise;
        }
        boolean digits = text.matches("[0-9]{1,9}");
        return digits && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
                ? Integer.parseInt(text)
                : refused(
                        value,
                        "a whole number from " + least + " to " + most + " is expected here, not " + Quoted.of(text),
                        otherwise);
    }

    boolean truth(YamlValue value, boolean otherwise) {
        return choice(value, "answer", Map.of("true", true, "false", false), otherwise);
    }

    /** One of the words, each with its meaning; {@code what} is what such a word is called. */
    <T> T choice(YamlValue value, String what, Map<String, T> words, T otherwise) {
        String text = values.text(value);
        if (text == null || words.containsKey(text)) {
            return text == null ? otherwise : words.get(text);
        }
        return refused(
                value,
                "unknown " + what + " " + Quoted.of(text)
                        + Nearest.hint(text, words.keySet().stream().sorted().toList()),
                otherwise);
    }

    /** An RFC 3339 time that is a multiple of 10 s. */
    Instant instant(YamlValue value, Instant otherwise) {
        String text = values.text(value);
        if (text == null) {
            return otherwise;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.toEpochMilli() % STEP.toMillis() == 0
                    ? instant
                    : refused(value, text + " is no multiple of 10s", otherwise);
        } catch (DateTimeException bad) {
            return refused(value, Quoted.of(text) + " is no time: write it like 2026-01-05T09:00:00Z", otherwise);
        }
    }

    <T> T refused(YamlValue value, String message, T otherwise) {
        values.refuse(value, message);
        return otherwise;
    }
}
