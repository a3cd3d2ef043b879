/**
 * How read models follow the log: a {@link io.atlantis.query.projection.Projection} says what a record means in rows; the
 * runner reads, writes rows and position in one Postgres transaction, and tells how far it is. Knows no read model.
 */
@NullMarked
package io.atlantis.query.projection;

import org.jspecify.annotations.NullMarked;
