@NullMarked
package io.atlantis.simulator;

import org.jspecify.annotations.NullMarked;
