/**
 * Gives what a simulation's course is made of: chance that is the same again for the same seed, and how busy an hour is. Knows neither phones nor a backend.
 */
package dev.syncwatch.simulate.course;
