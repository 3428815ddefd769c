package dev.syncwatch.store.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table, and the one statement that writes any number of its rows: a row that is not newer than the one there changes nothing. */
public final class Table {
    private final String name;
    private final int keys;
    private final List<Column> columns;
    private final String newer;
    private final String only;

    private Table(String name, int keys, List<Column> columns, String newer, String only) {
        this.name = name;
        this.keys = keys;
        this.columns = columns;
        this.newer = newer;
        this.only = only;
    }

    /** The first {@code keys} columns are its primary key; each is given as {@code name type}. The first row of a key stays. */
    static Table of(String name, int keys, String... columns) {
        return new Table(name, keys, Arrays.stream(columns).map(Column::of).toList(), null, "true");
    }

    /** The same, where a row gives way to one of which a condition on {@code was} and {@code excluded} holds. */
    Table replacedIf(String condition) {
        return new Table(name, keys, columns, condition, only);
    }

    /** The same for those rows alone of which a condition on {@code given} holds. */
    Table onlyIf(String condition) {
        return new Table(name, keys, columns, newer, condition);
    }

    public String name() {
        return name;
    }

    /** How many values a row has. */
    public int width() {
        return columns.size();
    }

    /** The same for two rows of which one takes the other's place, and else different; rows are written in its order. */
    public String keyOf(Row row) {
        return String.join("\u0000", Arrays.copyOf(row.values(), keys));
    }

    /** Whether of two rows of one key the later one counts, however they came. */
    public boolean prefers(Row later, Row before) {
        return newer != null && later.isNewerThan(before);
    }

    /** Takes one array of text a column. */
    public String upsert() {
        return "INSERT INTO %s AS was (%s) SELECT %s FROM unnest(%s) AS given (%s) WHERE %s ON CONFLICT (%s) DO %s"
                .formatted(
                        name,
                        each(columns, Column::name),
                        each(columns, column -> column.name() + "::" + column.type()),
                        each(columns, column -> "?::text[]"),
                        each(columns, Column::name),
                        only,
                        each(columns.subList(0, keys), Column::name),
                        newer == null ? "NOTHING" : "UPDATE SET " + assignments() + " WHERE " + newer);
    }

    private String assignments() {
        return each(columns.subList(keys, columns.size()), column -> column.name() + " = excluded." + column.name());
    }

    private static String each(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
