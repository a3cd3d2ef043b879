/** What decisions of every feature are made of. Pure: the JDK and the kernel alone. */
@NullMarked
package io.atlantis.command.model;

import org.jspecify.annotations.NullMarked;
