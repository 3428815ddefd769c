package dev.syncwatch.rule;

/** An event or a group, as matchers see it. */
@FunctionalInterface
public interface FieldLookup {
    /** The field's value as text; null when absent. */
    String text(EventField field);
}
