package dev.syncwatch.store;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import java.nio.charset.StandardCharsets;

/** A dead letter as on {@code learning-sync.dead-letters} and in {@code dead-letters.ndjson} (design section 4). */
public final class DeadLetterJson {

    private DeadLetterJson() {}

    public static String of(DeadLetter letter) {
        Position position = letter.position();
        return Json.object(json -> {
            json.text("reason", letter.reason());
            if (position.line() > 0) {
                json.number("line", position.line());
            }
            if (position.topic() != null) {
                json.text("topic", position.topic());
            }
            if (position.partition() != Position.NO_PARTITION) {
                json.number("partition", position.partition()).number("offset", position.offset());
            }
            if (letter.member() >= 0) {
                json.number("member", letter.member());
            }
            // What is no UTF-8 shows as replacement characters: this is for people to read.
            json.text("head", new String(letter.head(), StandardCharsets.UTF_8));
        });
    }
}
