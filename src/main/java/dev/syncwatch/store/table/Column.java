package dev.syncwatch.store.table;

/**
 * A column of a table.
 *
 * @param type PostgreSQL's name of what its text is read as
 */
record Column(String name, String type) {

    static Column of(String nameAndType) {
        int space = nameAndType.indexOf(' ');
        return new Column(nameAndType.substring(0, space), nameAndType.substring(space + 1));
    }
}
