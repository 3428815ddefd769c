/**
 * Takes changes of alerts, gives incidents: episodes of one environment that overlap or follow closely, how grave they are together,
 * what is behind them, and how many people they hit. Leaves out who is told, and where it is written down.
 */
package dev.syncwatch.incident;
