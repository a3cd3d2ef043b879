/** Exact arithmetic on fixed-point amounts. Nothing here knows orders or accounts. */
@NullMarked
package io.atlantis.runner.engine.money;

import org.jspecify.annotations.NullMarked;
