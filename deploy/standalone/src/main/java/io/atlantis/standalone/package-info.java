/**
 * The whole platform in one JVM, and the command line over it. The launcher script {@code ./atlantis} at the repository's root builds
 * what is missing and then starts {@link io.atlantis.standalone.Atlantis}.
 */
@NullMarked
package io.atlantis.standalone;

import org.jspecify.annotations.NullMarked;
