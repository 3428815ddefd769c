/**
 * Takes lines of the backend's log, gives what they say of a span of time: rows of status and path, added up pane by pane. Leaves out
 * messages and everything that may be an id.
 */
package dev.syncwatch.window.backend;
