package dev.syncwatch.rule;

import java.io.Serializable;

/** A place in a file; lines and columns count from 1, columns in characters. */
public record Position(int line, int column) implements Serializable {}
