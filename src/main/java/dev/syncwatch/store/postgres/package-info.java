/**
 * Takes rows, gives them to PostgreSQL: the migrations that make its tables, and a sink that waits for a database that is away. Leaves
 * out what rows mean.
 */
package dev.syncwatch.store.postgres;
