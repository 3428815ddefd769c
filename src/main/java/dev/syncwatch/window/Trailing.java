package dev.syncwatch.window;

import java.io.Serializable;

/**
 * A column over a trailing window, with a running sum.
 *
 * @param column index in the layout
 * @param panes  the window's length, at least 1
 */
public record Trailing(int column, int panes) implements Serializable {}
