/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.standalone.client;

import org.jspecify.annotations.NullMarked;
