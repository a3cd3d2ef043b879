/**
 * Views that Kafka Streams keeps: for now {@code view.candles}, from trades and bars. Topologies, their state stores and
 * their life cycle live here; what a candle is stands in {@code io.atlantis.kernel.candle}, and nothing here knows
 * Spring, Postgres or HTTP.
 *
 * <p>Read {@link io.atlantis.query.views.CandleTopology} first: it lists the stages in order.
 */
@NullMarked
package io.atlantis.query.views;

import org.jspecify.annotations.NullMarked;
