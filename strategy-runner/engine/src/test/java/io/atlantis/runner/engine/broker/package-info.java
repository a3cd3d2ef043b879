@NullMarked
package io.atlantis.runner.engine.broker;

import org.jspecify.annotations.NullMarked;
