package io.atlantis.runner.language;

import io.atlantis.runner.language.runtime.StrategyHost;
import java.util.ArrayList;
import java.util.List;

/** Takes down what a strategy asks for; buys and sells change the position at once. */
class RecordingHost implements StrategyHost {
    final List<String> calls = new ArrayList<>();
    double position;
    double equity = 100_000;

    @Override
    public void buy(double quantity, String tag) {
        calls.add("buy " + quantity + tagged(tag));
        position += quantity;
    }

    @Override
    public void sell(double quantity, String tag) {
        calls.add("sell " + quantity + tagged(tag));
        position -= quantity;
    }

    @Override
    public void targetPct(double fraction, String tag) {
        calls.add("target " + fraction + tagged(tag));
    }

    @Override
    public void closePosition(String tag) {
        calls.add("close" + tagged(tag));
        position = 0;
    }

    @Override
    public double positionQty() {
        return position;
    }

    @Override
    public double positionAvgPrice() {
        return position == 0 ? Double.NaN : 12.5;
    }

    @Override
    public double accountEquity() {
        return equity;
    }

    @Override
    public double accountCash() {
        return equity / 2;
    }

    @Override
    public String symbolName() {
        return "IBM";
    }

    @Override
    public double symbolMultiplier() {
        return 50;
    }

    @Override
    public void log(String text) {
        calls.add("log " + text);
    }

    @Override
    public void alert(String text) {
        calls.add("alert " + text);
    }

    private static String tagged(String tag) {
        return tag.isEmpty() ? "" : " #" + tag;
    }
}
