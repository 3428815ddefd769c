package dev.syncwatch.window.sample;

/**
 * What messages of failed syncs say, beside how often they said it.
 *
 * @param text see {@link MessageTemplate}
 */
public record Sample(String text, long failures) {}
