package io.atlantis.benchmarks.language;

/** A strategy of a given length with a bit of everything: series, parameters, functions, lists, dicts, texts, orders. */
final class SampleSource {
    private SampleSource() {}

    /** A strategy that compiles, of at least so many lines. */
    static String ofLines(int lines) {
        StringBuilder source =
                new StringBuilder("\"\"\"A basket of signals that vote.\"\"\"\nst = state(held=0, votes=0.0)\n");
        StringBuilder body =
                new StringBuilder("\ndef on_bar():\n    st.votes = 0.0\n    seen: dict[str, float] = {}\n");
        int written = 8;
        for (int block = 0; written < lines; block++) {
            source.append(declarations(block));
            body.append("    vote_").append(block).append("(seen)\n");
            written += 19;
        }
        return source + body.toString() + "    if st.votes > 2.0 and position.qty == 0:\n"
                + "        buy(1, tag=f\"votes {st.votes:.2f}\")\n";
    }

    /** Eighteen lines of one signal. */
    private static String declarations(int block) {
        return """
                # signal %1$d
                n_%1$d = param(%2$d, min=2, max=500)
                fast_%1$d = ta.ema(close, n_%1$d)
                slow_%1$d = ta.sma(hlc3, n_%1$d * 2)
                spread_%1$d = (fast_%1$d - slow_%1$d) / ta.atr(14) * 100.0

                def vote_%1$d(seen: dict[str, float]):
                    recent = [spread_%1$d, spread_%1$d[1], spread_%1$d[2]]
                    total = 0.0
                    for i, x in enumerate(recent):
                        if not isna(x) and x > 0.5 * i:
                            total += x / (i + 1)
                        elif x < -1.0:
                            total -= 1.0
                    seen["signal_%1$d"] = total
                    if ta.crossover(fast_%1$d, slow_%1$d) and total > 10.0:
                        st.votes += 1.0
                        log(f"{bar_index:>6} signal %1$d: {total:.3f} of {len(recent)}")
                """.formatted(block, 5 + block % 40);
    }
}
