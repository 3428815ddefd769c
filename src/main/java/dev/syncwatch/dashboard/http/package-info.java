/**
 * HTTP: takes requests that were let in, gives the page's files and the answers as JSON, and says in a sentence what goes wrong. Leaves
 * out what the answers say.
 */
package dev.syncwatch.dashboard.http;
