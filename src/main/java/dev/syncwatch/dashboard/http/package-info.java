/**
 * HTTP: takes requests from whoever can reach the port, lets in whom it may, gives the page's files and the answers as JSON. Leaves
 * out what the answers say.
 */
package dev.syncwatch.dashboard.http;
