/** What can be done with a backtest, and what then happens. Pure. */
@NullMarked
package io.atlantis.command.backtest.model;

import org.jspecify.annotations.NullMarked;
