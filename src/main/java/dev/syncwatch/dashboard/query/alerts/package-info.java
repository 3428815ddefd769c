/** Questions about alerts: their episodes, what was told of them, how near rules are to firing, and who holds what back. */
package dev.syncwatch.dashboard.query.alerts;
