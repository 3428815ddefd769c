/**
 * Strict YAML with places.
 *
 * <p>Takes bytes. Gives a small tree in which every value knows its line and column, and problems instead of exceptions. Leaves out what
 * the keys and values mean.
 */
package dev.syncwatch.rule.yaml;
