package dev.syncwatch.notify.silence;

import dev.syncwatch.notify.page.PublishedChange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a silence asks of one field.
 *
 * @param anyOf at least one; it is enough that one of them holds
 */
public record FieldMatcher(SilencedField field, List<Wish> anyOf) {

    public FieldMatcher {
        anyOf = List.copyOf(anyOf);
    }

    /** Refuses what would hold nothing back, or nearly everything by mistake. */
    public static FieldMatcher of(SilencedField field, List<Wish> anyOf) throws BadSilence {
        if (anyOf.isEmpty()) {
            throw new BadSilence("an empty list holds nothing back");
        }
        if (anyOf.size() > 1 && anyOf.stream().anyMatch(Wish.Different.class::isInstance)) {
            throw new BadSilence("one of a list is enough, so with != in it nearly everything is; write one != alone");
        }
        return new FieldMatcher(field, anyOf);
    }

    boolean covers(PublishedChange change) {
        String value = field.of(change);
        return anyOf.stream().anyMatch(wish -> wish.holds(value));
    }

    /** For people: {@code environment=staging}, {@code platform!=ios}, {@code rule=[a, ~b]}. */
    @Override
    public String toString() {
        if (anyOf.size() > 1) {
            return field.fieldName() + "="
                    + anyOf.stream().map(Wish::written).collect(Collectors.joining(", ", "[", "]"));
        }
        String written = anyOf.get(0).written();
        return field.fieldName() + (written.startsWith("!=") ? "" : "=") + written;
    }
}
