@NullMarked
package io.atlantis.runner.engine;

import org.jspecify.annotations.NullMarked;
