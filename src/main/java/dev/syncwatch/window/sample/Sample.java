package dev.syncwatch.window.sample;

/**
 * What the message of one failed sync says.
 *
 * @param event a hash of the event, which tells it from others of the same text
 * @param text  see {@link MessageTemplate}
 */
public record Sample(long event, String text) {}
