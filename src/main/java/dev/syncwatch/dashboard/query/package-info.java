/**
 * One class a question of the page: takes the tables as of one moment, gives an answer, in few statements that read little
 * however much there is. Leaves out what the numbers mean.
 */
package dev.syncwatch.dashboard.query;
