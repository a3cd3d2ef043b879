@NullMarked
package io.atlantis.runner.language.catalogue;

import org.jspecify.annotations.NullMarked;
