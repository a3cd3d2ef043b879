/**
 * A checked program: every expression has its type, every name its meaning, every {@code ta.*} call its place in the
 * series graph. Made by {@code typing}, read by {@code bytecode}; knows neither.
 */
@NullMarked
package io.atlantis.runner.language.tree;

import org.jspecify.annotations.NullMarked;
