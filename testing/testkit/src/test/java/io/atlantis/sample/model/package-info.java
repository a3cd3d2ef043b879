/** A model that knows what it must not. */
@NullMarked
package io.atlantis.sample.model;

import org.jspecify.annotations.NullMarked;
