/** Takes: a bench. Gives: one suite a class, each of which decides what runs beside what, and which figure has which goal. */
package dev.syncwatch.cli.bench.suite;
