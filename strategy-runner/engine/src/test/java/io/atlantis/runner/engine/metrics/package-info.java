@NullMarked
package io.atlantis.runner.engine.metrics;

import org.jspecify.annotations.NullMarked;
