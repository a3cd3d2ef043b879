/** HTTP of the strategy runner: checking a source while it is typed. Writes nothing. */
@NullMarked
package io.atlantis.runner.service.web;

import org.jspecify.annotations.NullMarked;
