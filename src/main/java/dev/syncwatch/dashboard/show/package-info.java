/**
 * What the page is shown: takes rows, gives verdicts, ages, shares and distances, and the records that become JSON. Leaves out
 * where rows come from.
 */
package dev.syncwatch.dashboard.show;
