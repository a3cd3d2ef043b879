/**
 * From a request to a result: load the source and the history, compile, run, report. Decides nothing about results: that
 * is the engine's.
 */
@NullMarked
package io.atlantis.runner.service.run;

import org.jspecify.annotations.NullMarked;
