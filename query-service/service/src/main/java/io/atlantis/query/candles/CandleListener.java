package io.atlantis.query.candles;

import java.util.Collection;

/** Hears of candles that changed, once they can be read from Postgres. Must not block or throw. */
@FunctionalInterface
interface CandleListener {

    void changed(Collection<CandleRow> candles);
}
