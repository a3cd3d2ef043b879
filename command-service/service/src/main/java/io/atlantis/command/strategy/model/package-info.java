/** What can be done to a strategy, and what then happens. Pure. */
@NullMarked
package io.atlantis.command.strategy.model;

import org.jspecify.annotations.NullMarked;
