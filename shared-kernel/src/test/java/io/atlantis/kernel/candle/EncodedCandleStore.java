package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps nothing but bytes: each cell is decoded anew when it is asked for, as after a restart. */
final class EncodedCandleStore implements CandleStore {

    private record Key(Timeframe timeframe, long startNs) {}

    private final Map<Key, byte[]> states = new HashMap<>();
    private final CandleCodec codec = new CandleCodec();

    @Override
    public @Nullable CandleCell find(Timeframe timeframe, long startNs) {
        byte @Nullable [] state = states.get(new Key(timeframe, startNs));
        if (state == null) {
            return null;
        }
        CandleCell cell = new CandleCell(timeframe, startNs);
        codec.decodeState(state, cell);
        return cell;
    }

    @Override
    public CandleCell create(Timeframe timeframe, long startNs) {
        return new CandleCell(timeframe, startNs);
    }

    @Override
    public void changed(CandleCell cell) {
        states.put(new Key(cell.timeframe(), cell.startNs()), codec.encodeState(cell));
    }

    SortedSet<CandleValues> values() {
        SortedSet<CandleValues> all = new TreeSet<>();
        states.forEach((key, state) -> {
            CandleCell cell = new CandleCell(key.timeframe(), key.startNs());
            codec.decodeState(state, cell);
            all.add(CandleValues.of(codec.encodeRecord(cell)));
        });
        return all;
    }
}
