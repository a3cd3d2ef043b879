/**
 * What a run yields, its canonical hash and its one JSON form, which the command line, the REST interface and the
 * artifact records share.
 */
@NullMarked
package io.atlantis.runner.engine.result;

import org.jspecify.annotations.NullMarked;
