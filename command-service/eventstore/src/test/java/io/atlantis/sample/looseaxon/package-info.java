/** Code that uses what must not be used of Axon: shown to the rules, to see that they bite. */
@NullUnmarked
package io.atlantis.sample.looseaxon;

import org.jspecify.annotations.NullUnmarked;
