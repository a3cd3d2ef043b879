@NullUnmarked
package io.atlantis.command.strategy.model;

import org.jspecify.annotations.NullUnmarked;
