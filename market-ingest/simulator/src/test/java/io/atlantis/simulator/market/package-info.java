@NullMarked
package io.atlantis.simulator.market;

import org.jspecify.annotations.NullMarked;
