/** HTTP of the strategy runner: what the language has, checking and laying out a source while it is typed. Writes nothing. */
@NullMarked
package io.atlantis.runner.service.web;

import org.jspecify.annotations.NullMarked;
