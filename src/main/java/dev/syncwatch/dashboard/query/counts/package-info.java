/** Questions about counts over time: rates, minutes, failures and who had them; the database adds up, so that few rows travel. */
package dev.syncwatch.dashboard.query.counts;
