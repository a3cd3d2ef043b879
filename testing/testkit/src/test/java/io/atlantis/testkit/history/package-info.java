@NullMarked
package io.atlantis.testkit.history;

import org.jspecify.annotations.NullMarked;
