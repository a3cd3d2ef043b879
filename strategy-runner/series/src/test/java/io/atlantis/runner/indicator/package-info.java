@NullMarked
package io.atlantis.runner.indicator;

import org.jspecify.annotations.NullMarked;
