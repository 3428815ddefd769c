/** The answers of the dashboard's API: records whose components are the names in JSON. */
package dev.syncwatch.dashboard.answer;
