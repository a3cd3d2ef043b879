/**
 * The command service: the only one that changes domain state. A request becomes a command, a pure decision turns it into
 * events or a refusal, and the event store commits the events if nothing they were based on has changed.
 */
@NullMarked
package io.atlantis.command;

import org.jspecify.annotations.NullMarked;
