package dev.syncwatch.store.postgres;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Table;
import dev.syncwatch.store.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Rows that wait to be written: of each key the newest, in an order that is the same for all writers, so that none locks another out. */
final class Batch {
    private final Map<Table, NavigableMap<String, Row>> rows = new LinkedHashMap<>();
    private int size;

    void add(Row row) {
        Table table = Tables.of(row);
        NavigableMap<String, Row> ofTable = rows.computeIfAbsent(table, none -> new TreeMap<>());
        Row before = ofTable.putIfAbsent(table.keyOf(row), row);
        if (before == null) {
            size++;
        } else if (table.prefers(row, before)) {
            ofTable.put(table.keyOf(row), row);
        }
    }

    int size() {
        return size;
    }

    /** The rows of one table. */
    record Part(Table table, List<Row> rows) {}

    /** Takes everything out. */
    List<Part> takeAll() {
        List<Part> parts = new ArrayList<>();
        rows.forEach((table, ofTable) -> parts.add(new Part(table, List.copyOf(ofTable.values()))));
        rows.clear();
        size = 0;
        return parts;
    }
}
