/** Code that uses Axon as the rules want it. */
@NullUnmarked
package io.atlantis.sample.strictaxon;

import org.jspecify.annotations.NullUnmarked;
