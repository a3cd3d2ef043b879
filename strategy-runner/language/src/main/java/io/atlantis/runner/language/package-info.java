/**
 * The strategy compiler's front door: source in, a program that can be instantiated out. Stages live in the packages
 * below ({@code diagnostic}, {@code syntax}, {@code typing}, {@code bytecode}, {@code runtime}); nothing here trades,
 * reads files or knows a clock.
 */
@NullMarked
package io.atlantis.runner.language;

import org.jspecify.annotations.NullMarked;
