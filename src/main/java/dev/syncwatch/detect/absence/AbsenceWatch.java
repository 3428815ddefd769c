package dev.syncwatch.detect.absence;

import java.io.Serializable;

/**
 * What the edges of one absence rule are made from. Times in milliseconds.
 *
 * @param rule           the rule's id, and since when this version of it is measured
 * @param grouping       the index of the rule's grouping in the plan
 * @param successColumn  the column that counts what is expected
 * @param activityColumn the column that counts what shows activity
 */
public record AbsenceWatch(
        String rule, int grouping, int successColumn, int activityColumn, long withinMillis, long gapMillis)
        implements Serializable {}
