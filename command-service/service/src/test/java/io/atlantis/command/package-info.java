@NullUnmarked
package io.atlantis.command;

import org.jspecify.annotations.NullUnmarked;
