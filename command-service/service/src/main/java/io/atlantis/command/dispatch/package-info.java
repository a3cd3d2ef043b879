/**
 * From a command to its committed events: Axon's command bus and repositories around pure decisions, idempotency by command
 * id, and a bounded number of new decisions when another was quicker.
 */
@NullMarked
package io.atlantis.command.dispatch;

import org.jspecify.annotations.NullMarked;
