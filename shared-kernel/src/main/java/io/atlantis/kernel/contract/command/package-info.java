/** What is recorded of commands themselves, whatever entity they were meant for. */
@NullMarked
package io.atlantis.kernel.contract.command;

import org.jspecify.annotations.NullMarked;
