@NullMarked
package io.atlantis.simulator.stream;

import org.jspecify.annotations.NullMarked;
