/** The servers are started for real: each test says what survives a restart and a crash. */
@NullMarked
package io.atlantis.embedded;

import org.jspecify.annotations.NullMarked;
