/**
 * Who is let in, and what every answer carries: takes a request before anything else sees it. Leaves out what is asked.
 */
package dev.syncwatch.dashboard.http.door;
