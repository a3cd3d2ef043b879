package io.atlantis.ingest.decode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Generates frames as the vendor might send them, and some as it should not. */
final class FrameText {

    private static final String[] NUMBER_FORMS = {"1", "0.5", "123.45", "1e2", "1.5E-3", "0", "99999.123456789", "-1"};
    private static final String[] OTHER_VALUES = {
        "null",
        "true",
        "false",
        "\"text\"",
        "\"\\u00e9\\n\\\"\"",
        "[]",
        "{}",
        "[1,[2,{\"a\":null}]]",
        "{\"t\":{\"p\":1}}",
        "-0.0"
    };
    /** Without {@code e}, which would make exponents of millions: the parser we compare with gives up on those. */
    private static final String MUTATIONS = "[]{},:\"0123456789.+-TQ symptrlnua\n";

    private final RandomGenerator random;

    FrameText(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        List<String> events = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return space() + "[" + space() + String.join(space() + "," + space(), events) + space() + "]" + space();
    }

    /** A frame of which up to three characters were changed, removed or added. */
    String nextBroken() {
        StringBuilder text = new StringBuilder(next());
        int faults = 1 + random.nextInt(3);
        for (int i = 0; i < faults && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            char other = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other);
                case 2 -> text.setLength(at);
                default -> text.setCharAt(at, other);
            }
        }
        return text.toString();
    }

    private String event() {
        List<String> members = new ArrayList<>();
        int kind = random.nextInt(10);
        if (kind < 5) {
            trade(members);
        } else if (kind < 9) {
            quote(members);
        } else {
            members.add(member("ev", "\"AM\""));
            members.add(member("o", "1.5"));
            members.add(member("s", "1700000000000"));
        }
        if (random.nextInt(3) == 0) {
            members.add(member("other" + random.nextInt(9), pick(OTHER_VALUES)));
        }
        Collections.shuffle(members, Random.from(random));
        return "{" + space() + String.join(space() + "," + space(), members) + space() + "}";
    }

    private void trade(List<String> members) {
        members.add(member("ev", "\"T\""));
        members.add(member("sym", "\"" + symbol() + "\""));
        members.add(member("p", price()));
        members.add(member("t", time()));
        maybe(members, "s", Integer.toString(random.nextInt(1_000_000)));
        maybe(members, "ds", "\"" + BigDecimal.valueOf(random.nextLong(1_000_000_000L), 6) + "\"");
        maybe(members, "i", "\"" + random.nextInt(100_000) + "\"");
        maybe(members, "x", Integer.toString(random.nextInt(30)));
        maybe(members, "z", Integer.toString(random.nextInt(4)));
        maybe(members, "q", Long.toString(random.nextLong(1L << 53)));
        maybe(members, "pt", time());
        maybe(members, "c", "[" + random.nextInt(60) + ", " + random.nextInt(400) + "]");
        maybe(members, "trfi", "4");
    }

    private void quote(List<String> members) {
        members.add(member("ev", "\"Q\""));
        members.add(member("sym", "\"" + symbol() + "\""));
        members.add(member("t", time()));
        maybe(members, "bp", price());
        maybe(members, "ap", price());
        maybe(members, "bs", Integer.toString(random.nextInt(1_000)));
        maybe(members, "as", Integer.toString(random.nextInt(1_000)));
        maybe(members, "bx", Integer.toString(random.nextInt(30)));
        maybe(members, "ax", Integer.toString(random.nextInt(30)));
        maybe(members, "z", Integer.toString(random.nextInt(4)));
        maybe(members, "q", Long.toString(random.nextLong(1L << 53)));
        maybe(members, "c", Integer.toString(random.nextInt(60)));
        maybe(members, "i", "[604, 3]");
    }

    private void maybe(List<String> members, String name, String value) {
        int kind = random.nextInt(20);
        if (kind < 14) {
            members.add(member(name, value));
        } else if (kind == 14) {
            members.add(member(name, pick(NUMBER_FORMS)));
        } else if (kind == 15) {
            members.add(member(name, "null"));
        }
    }

    private String member(String name, String value) {
        return "\"" + name + "\"" + space() + ":" + space() + value;
    }

    private String price() {
        return random.nextInt(10) == 0
                ? pick(NUMBER_FORMS)
                : BigDecimal.valueOf(1 + random.nextLong(50_000_000L), random.nextInt(10))
                        .toPlainString();
    }

    private String time() {
        return Long.toString(1_700_000_000_000L + random.nextLong(100_000_000_000L));
    }

    private String symbol() {
        String[] symbols = {"A", "IBM", "BRK.B", "LONGESTTICKEROF20CHR", "X-1", "0DTE"};
        return random.nextInt(40) == 0 ? "lower" : pick(symbols);
    }

    private String space() {
        return random.nextInt(12) == 0 ? pick(new String[] {" ", "\n", "\t \r"}) : "";
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
