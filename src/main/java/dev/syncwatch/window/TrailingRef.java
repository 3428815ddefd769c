package dev.syncwatch.window;

import java.io.Serializable;

/** Where a rule finds one of its numbers: the grouping's index in the plan, and the running sum's in its layout. */
public record TrailingRef(int grouping, int trailing) implements Serializable {}
