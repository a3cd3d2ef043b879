package io.atlantis.runner.engine.broker;

/** Which way an order goes. */
public enum Side {
    BUY,
    SELL;

    /** The side of a signed quantity; a positive one buys. */
    public static Side of(long signedQuantity) {
        return signedQuantity > 0 ? BUY : SELL;
    }

    /** The signed form of a quantity that goes this way. */
    long signed(long quantity) {
        return this == BUY ? quantity : -quantity;
    }
}
