@NullMarked
package io.atlantis.runner.engine.result;

import org.jspecify.annotations.NullMarked;
