/**
 * Takes addresses of any Flink cluster; gives its jobs, and hands it jobs, through Flink's REST interface. Leaves out what the jobs
 * are.
 */
package dev.syncwatch.standalone.flink;
