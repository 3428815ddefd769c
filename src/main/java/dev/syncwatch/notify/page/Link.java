package dev.syncwatch.notify.page;

/**
 * An address that a page leads to.
 *
 * @param text what people read
 * @param href a http or https URL
 */
public record Link(String text, String href) {}
