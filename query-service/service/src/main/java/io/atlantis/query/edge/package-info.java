/** The edge: who may call, the web UI, and the way of writes to the services behind. Knows no read model. */
@NullMarked
package io.atlantis.query.edge;

import org.jspecify.annotations.NullMarked;
