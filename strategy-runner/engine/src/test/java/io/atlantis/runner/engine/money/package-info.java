@NullMarked
package io.atlantis.runner.engine.money;

import org.jspecify.annotations.NullMarked;
