package io.atlantis.ingest.decode;

import io.atlantis.ingest.decode.EventMembers.Member;
import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the vendor's frames: JSON arrays of events. Trades and quotes go to the sink as they are met, other events are
 * skipped. Allocates nothing except for status events and errors. Confined to one thread.
 */
public final class FrameDecoder {

    private static final byte[] STATUS = {'s', 't', 'a', 't', 'u', 's'};
    /** The vendor quotes sizes in round lots of a hundred shares. */
    private static final long ROUND_LOT = 100;

    private static final int MOST_EXCHANGE = 65_534;
    private static final int MOST_TAPE = 254;
    private static final int MOST_CONDITIONS = 4;
    private static final int CONDITION_MASK = 0xFF;

    private final DirectBuffer none = new UnsafeBuffer(new byte[0]);
    private final JsonScanner scanner = new JsonScanner(none);
    private final EventMembers members = new EventMembers(scanner, none);
    private final AsciiSlice symbol = new AsciiSlice();
    private final TradeTick trade = new TradeTick();
    private final QuoteTick quote = new QuoteTick();
    private final TickSink sink;

    public FrameDecoder(TickSink sink) {
        this.sink = sink;
    }

    /**
     * Decodes one frame.
     *
     * @param frame only read
     * @param receivedNs when it came in, epoch nanoseconds
     * @throws MalformedFrameException at the first byte or event that can't be read; what stood before it has been
     *     handed on
     */
    public void decode(DirectBuffer frame, int offset, int length, long receivedNs) throws MalformedFrameException {
        scanner.wrap(frame, offset, length);
        scanner.expect('[', "'[' of a frame expected");
        boolean first = true;
        while (!scanner.take(']')) {
            if (!first) {
                scanner.expect(',', "',' or ']' expected");
            }
            first = false;
            members.read(frame);
            event(frame, receivedNs);
        }
        scanner.expectEnd();
    }

    private void event(DirectBuffer frame, long receivedNs) throws MalformedFrameException {
        switch (members.eventType()) {
            case 'T' -> trade(frame, receivedNs);
            case 'Q' -> quote(receivedNs);
            default -> {
                if (members.is(Member.EV, STATUS)) {
                    sink.onStatus(members.string(Member.STATUS), members.string(Member.MESSAGE));
                }
            }
        }
    }

    private void trade(DirectBuffer frame, long receivedNs) throws MalformedFrameException {
        trade.reset();
        symbol();
        trade.ingestTimeNs = receivedNs;
        trade.eventTimeNs = time(Member.TIME);
        trade.priceE8 = members.requiredDecimal(Member.PRICE, FixedPoint.PRICE_DIGITS);
        trade.sizeE6 = members.has(Member.DECIMAL_SIZE)
                ? members.requiredDecimal(Member.DECIMAL_SIZE, FixedPoint.SIZE_DIGITS)
                : members.requiredDecimal(Member.SIZE, FixedPoint.SIZE_DIGITS);
        if (trade.priceE8 <= 0) {
            throw members.unusable(Member.PRICE, "above zero");
        }
        if (trade.sizeE6 < 0) {
            throw members.unusable(Member.SIZE, "zero or more");
        }
        trade.sequence = members.decimal(Member.SEQUENCE, 0, 0);
        trade.exchange = members.whole(Member.EXCHANGE, MOST_EXCHANGE);
        trade.tape = members.whole(Member.TAPE, MOST_TAPE);
        if (members.has(Member.PARTICIPANT_TIME)) {
            trade.participantTimeNs = time(Member.PARTICIPANT_TIME);
        }
        if (members.has(Member.TRADE_ID)) {
            members.text(Member.TRADE_ID, trade.tradeId);
        }
        if (members.isArray(Member.CONDITIONS)) {
            trade.conditions = conditions(frame);
        }
        sink.onTrade(symbol, trade);
    }

    private void quote(long receivedNs) throws MalformedFrameException {
        quote.reset();
        symbol();
        quote.ingestTimeNs = receivedNs;
        quote.eventTimeNs = time(Member.TIME);
        quote.bidPriceE8 = members.decimal(Member.BID_PRICE, FixedPoint.PRICE_DIGITS, 0);
        quote.askPriceE8 = members.decimal(Member.ASK_PRICE, FixedPoint.PRICE_DIGITS, 0);
        quote.bidSizeE6 = shares(Member.BID_SIZE);
        quote.askSizeE6 = shares(Member.ASK_SIZE);
        quote.sequence = members.decimal(Member.SEQUENCE, 0, 0);
        quote.bidExchange = members.whole(Member.BID_EXCHANGE, MOST_EXCHANGE);
        quote.askExchange = members.whole(Member.ASK_EXCHANGE, MOST_EXCHANGE);
        quote.tape = members.whole(Member.TAPE, MOST_TAPE);
        sink.onQuote(symbol, quote);
    }

    private void symbol() throws MalformedFrameException {
        members.text(Member.SYM, symbol);
        if (!isTicker()) {
            throw members.unusable(Member.SYM, "a ticker of 1 to 20 of A-Z 0-9 . -");
        }
    }

    /** The shape of {@link io.atlantis.kernel.market.Symbol}, over bytes. */
    private boolean isTicker() {
        int length = symbol.length();
        if (length == 0 || length > io.atlantis.kernel.market.Symbol.MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte letter = symbol.byteAt(i);
            boolean plain = (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
            if (!plain && (i == 0 || (letter != '.' && letter != '-'))) {
                return false;
            }
        }
        return true;
    }

    private long time(Member member) throws MalformedFrameException {
        long timeMs = members.requiredDecimal(member, 0);
        if (timeMs < 0 || timeMs > Long.MAX_VALUE / EpochNanos.PER_MILLI) {
            throw members.unusable(member, "epoch milliseconds");
        }
        return timeMs * EpochNanos.PER_MILLI;
    }

    private long shares(Member lots) throws MalformedFrameException {
        long sizeE6 = members.decimal(lots, FixedPoint.SIZE_DIGITS, 0);
        if (sizeE6 < 0 || sizeE6 > Long.MAX_VALUE / ROUND_LOT) {
            throw members.unusable(lots, "a size");
        }
        return sizeE6 * ROUND_LOT;
    }

    /** The first four condition codes, a byte each; what is no code of one byte is left out. */
    private long conditions(DirectBuffer frame) {
        long packed = 0;
        int count = 0;
        int code = -1;
        for (int at = members.start(Member.CONDITIONS); at < members.end(Member.CONDITIONS); at++) {
            int digit = frame.getByte(at) - '0';
            if (digit >= 0 && digit <= 9) {
                code = Math.min(10 * Math.max(code, 0) + digit, CONDITION_MASK + 1);
            } else if (code >= 0) {
                if (code <= CONDITION_MASK && count < MOST_CONDITIONS) {
                    packed |= (long) code << (Byte.SIZE * count++);
                }
                code = -1;
            }
        }
        return packed;
    }
}
