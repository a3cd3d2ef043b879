@NullMarked
package io.atlantis.runner.engine.csv;

import org.jspecify.annotations.NullMarked;
