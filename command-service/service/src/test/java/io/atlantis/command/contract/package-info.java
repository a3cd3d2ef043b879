@NullUnmarked
package io.atlantis.command.contract;

import org.jspecify.annotations.NullUnmarked;
