package dev.syncwatch.cli.preview;

import dev.syncwatch.notify.page.Occasion;

/**
 * One page of an incident's life.
 *
 * @param what happens, in a few words
 */
public record Scene(String what, Occasion occasion) {}
