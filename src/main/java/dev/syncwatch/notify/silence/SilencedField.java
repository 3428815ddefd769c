package dev.syncwatch.notify.silence;

import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a silence can name of a change: its rule, its alert, how bad it is, and the fields of its group. */
public enum SilencedField {
    RULE("rule", PublishedChange::rule),
    ALERT("alert", PublishedChange::alert),
    SEVERITY("severity", change -> change.severity().word()),
    ENVIRONMENT("environment", change -> change.group().get("environment")),
    PLATFORM("platform", change -> change.group().get("platform")),
    APP_VERSION("appVersion", change -> change.group().get("appVersion")),
    TRIGGER("trigger", change -> change.group().get("trigger"));

    /** All of them as they are written. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(SilencedField::fieldName).toList();

    private final String fieldName;
    private final Function<PublishedChange, String> value;

    SilencedField(String fieldName, Function<PublishedChange, String> value) {
        this.fieldName = fieldName;
        this.value = value;
    }

    /** The field that is written so. */
    public static Optional<SilencedField> of(String name) {
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(name))
                .findFirst();
    }

    public String fieldName() {
        return fieldName;
    }

    /** Null where the change has none, as its rule does not group by it. */
    String of(PublishedChange change) {
        return value.apply(change);
    }

    /** Reads a wish about this field; refused if no change could ever be told apart by it. */
    public Wish wish(String written) throws BadSilence {
        Wish wish = Wish.read(written);
        if (wish instanceof Wish.Same same) {
            checkThatChangesHaveIt(same.text());
        } else if (wish instanceof Wish.Different different) {
            checkThatChangesHaveIt(different.text());
        }
        return wish;
    }

    private void checkThatChangesHaveIt(String text) throws BadSilence {
        if (this == PLATFORM && !text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new BadSilence("platforms are in lower case: write \"" + text.toLowerCase(Locale.ROOT) + "\"");
        }
        boolean known = Arrays.stream(Severity.values())
                .anyMatch(severity -> severity.word().equals(text));
        if (this == SEVERITY && !known) {
            throw new BadSilence("a severity is one of "
                    + Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", ")));
        }
    }
}
