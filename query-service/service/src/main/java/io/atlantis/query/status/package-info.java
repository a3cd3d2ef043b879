/** The platform's view of itself: services, feed and projections on one page. */
@NullMarked
package io.atlantis.query.status;

import org.jspecify.annotations.NullMarked;
