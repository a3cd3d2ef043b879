@NullMarked
package io.atlantis.runner.column;

import org.jspecify.annotations.NullMarked;
