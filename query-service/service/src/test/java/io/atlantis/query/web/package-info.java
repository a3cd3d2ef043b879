/** Tests of the package of the same name. */
@NullMarked
package io.atlantis.query.web;

import org.jspecify.annotations.NullMarked;
