/**
 * The query service: the one thing a browser talks to. {@link io.atlantis.query.QueryModules} lists its features in the
 * order of the way of the data; each lives in a package of its own. Here lives only what starts them.
 */
@NullMarked
package io.atlantis.query;

import org.jspecify.annotations.NullMarked;
