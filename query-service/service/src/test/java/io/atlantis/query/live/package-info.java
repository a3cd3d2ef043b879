/** Tests of the live hub, in parts and over a real WebSocket. */
@NullMarked
package io.atlantis.query.live;

import org.jspecify.annotations.NullMarked;
