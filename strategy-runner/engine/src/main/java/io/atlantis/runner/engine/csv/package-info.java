/**
 * Bars from a CSV file, strictly: a file is read whole or refused with the place of its first fault. Nothing here knows
 * what bars are for.
 */
@NullMarked
package io.atlantis.runner.engine.csv;

import org.jspecify.annotations.NullMarked;
