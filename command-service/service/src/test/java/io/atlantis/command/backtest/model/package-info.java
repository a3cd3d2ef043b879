@NullUnmarked
package io.atlantis.command.backtest.model;

import org.jspecify.annotations.NullUnmarked;
