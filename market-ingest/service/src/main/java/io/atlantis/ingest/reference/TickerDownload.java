package io.atlantis.ingest.reference;

import io.atlantis.ingest.vendor.VendorClient;
import io.atlantis.ingest.vendor.VendorException;
import io.atlantis.ingest.vendor.VendorTicker;
import io.atlantis.kernel.market.Instrument;
import io.atlantis.kernel.market.InstrumentSource;
import io.atlantis.kernel.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the vendor's tickers into the registry. What was imported by a person is never overwritten. */
public final class TickerDownload {

    private static final Logger LOG = LoggerFactory.getLogger(TickerDownload.class);

    private final VendorClient vendor;
    private final InstrumentRegistry registry;
    private final InstrumentSource source;

    /**
     * @param source what the vendor's data is: {@link InstrumentSource#SIMULATED} or {@link InstrumentSource#MASSIVE}
     */
    public TickerDownload(VendorClient vendor, InstrumentRegistry registry, InstrumentSource source) {
        this.vendor = vendor;
        this.registry = registry;
        this.source = source;
    }

    /** Downloads all tickers and registers them; blocks. */
    public void run() throws VendorException {
        List<Instrument> found = new ArrayList<>();
        vendor.tickers(ticker -> add(found, ticker));
        registry.register(found);
        LOG.info("{} instruments of source {}", found.size(), source);
    }

    private void add(List<Instrument> found, VendorTicker ticker) {
        boolean imported = registry.find(ticker.ticker())
                .filter(known -> known.source() == InstrumentSource.IMPORTED)
                .isPresent();
        if (!Symbol.isValid(ticker.ticker()) || imported) {
            return;
        }
        found.add(new Instrument(
                ticker.ticker(),
                ticker.name(),
                ticker.market(),
                ticker.primaryExchange(),
                ticker.currency().toLowerCase(Locale.ROOT),
                ticker.type(),
                ticker.active(),
                source));
    }
}
