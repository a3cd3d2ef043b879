/** Tests of what the command API takes and refuses. */
@NullMarked
package io.atlantis.command.web;

import org.jspecify.annotations.NullMarked;
