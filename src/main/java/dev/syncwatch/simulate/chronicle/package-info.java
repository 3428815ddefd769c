/** Takes what phones do as they do it, gives the truth: exact counts, without a look at what is written to the wire. */
package dev.syncwatch.simulate.chronicle;
