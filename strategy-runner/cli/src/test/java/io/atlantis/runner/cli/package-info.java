@NullMarked
package io.atlantis.runner.cli;

import org.jspecify.annotations.NullMarked;
