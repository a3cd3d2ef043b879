/**
 * The live side of the edge: one WebSocket at {@code /ws}, channels that clients subscribe to, frames conflated per
 * channel and bounded per client. Knows no feature: those bring their channels as {@link
 * io.atlantis.query.live.LiveChannels} beans and publish to the {@link io.atlantis.query.live.LiveHub}.
 */
@NullMarked
package io.atlantis.query.live;

import org.jspecify.annotations.NullMarked;
