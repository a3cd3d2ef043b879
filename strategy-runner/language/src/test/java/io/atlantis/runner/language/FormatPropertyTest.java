package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.TextConversion;
import io.atlantis.runner.language.text.FloatText;
import io.atlantis.runner.language.text.FormatSpec;
import io.atlantis.runner.language.text.TextFormat;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

/** Formatted values are the text that this machine's CPython makes of them; what it refuses is refused. */
class FormatPropertyTest {
    private static final int CASES = 20_000;
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private Path folder;

    private record Case(String line, Supplier<String> ours) {}

    @SeededTest(tries = 2)
    void shouldFormatAsCPython(RandomGenerator random) throws IOException, InterruptedException {
        compare(random, this::formatted);
    }

    @SeededTest(tries = 2)
    void shouldWriteAndReadNumbersAsCPython(RandomGenerator random) throws IOException, InterruptedException {
        compare(random, this::converted);
    }

    private interface Source {
        Case next(RandomGenerator random);
    }

    private void compare(RandomGenerator random, Source source) throws IOException, InterruptedException {
        List<Case> cases = new ArrayList<>();
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            Case made = source.next(random);
            cases.add(made);
            input.append(made.line).append('\n');
        }
        List<String> expected = CPython.answers(folder, "format_oracle.py", input.toString());
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            assertThat(cases.get(i).ours.get()).as(described(cases.get(i).line)).isEqualTo(expected.get(i));
            accepted += expected.get(i).equals("!") ? 0 : 1;
        }
        assertThat(accepted).isGreaterThan(CASES / 4);
    }

    private Case formatted(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> {
                double value = number(random);
                String spec = spec(random, "eEfFgG%", "dx");
                yield new Case(line("f", bits(value), spec), () -> hex(spec, FormatSpec.Kind.FLOAT, value));
            }
            case 2, 3 -> {
                long value = whole(random);
                String spec = spec(random, "dbxXoeEfFgG%", "s");
                yield new Case(line("i", HEX.toHexDigits(value), spec), () -> hex(spec, FormatSpec.Kind.INT, value));
            }
            default -> {
                String value = text(random);
                String spec = spec(random, "s", "df");
                yield new Case(line("s", hex(value), spec), () -> hex(spec, FormatSpec.Kind.STR, value));
            }
        };
    }

    private Case converted(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> {
                double value = random.nextBoolean() ? number(random) : edge(random);
                yield new Case(line("r", bits(value), ""), () -> hex(FloatText.repr(value)));
            }
            case 2 -> {
                String written = written(random, "0123456789_.e+- infa");
                yield new Case(line("t", hex(written), ""), () -> read(written));
            }
            default -> {
                String written = written(random, "0123456789_ +-");
                yield new Case(line("n", hex(written), ""), () -> readInt(written));
            }
        };
    }

    private static String read(String text) {
        try {
            double value = TextConversion.toFloat(text, new Budget(BudgetLimits.DEFAULT));
            return bits(value);
        } catch (StrategyFault refused) {
            return "!";
        }
    }

    private static String readInt(String text) {
        try {
            return hex(Long.toString(TextConversion.toInt(text, new Budget(BudgetLimits.DEFAULT))));
        } catch (StrategyFault refused) {
            return "!";
        }
    }

    private static String hex(String spec, FormatSpec.Kind kind, Object value) {
        try {
            FormatSpec parsed = FormatSpec.parse(spec, kind);
            return hex(
                    switch (value) {
                        case Double real -> TextFormat.format(parsed, real);
                        case Long whole -> TextFormat.format(parsed, whole);
                        default -> TextFormat.format(parsed, (String) value);
                    });
        } catch (IllegalArgumentException refused) {
            return "!";
        }
    }

    private static double number(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(-2000, 2000) / 8.0;
            case 2 -> Math.rint(random.nextDouble() * 1e6) / 100.0;
            case 3 -> random.nextInt(1, 1000) * Math.pow(10, random.nextInt(-25, 25));
            case 4 -> (random.nextInt(200_000) + 0.5) / Math.pow(10, random.nextInt(6));
            case 5 -> random.nextLong();
            case 6 -> edge(random);
            default -> random.nextGaussian();
        };
    }

    private static double edge(RandomGenerator random) {
        double[] edges = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        return switch (random.nextInt(4)) {
            case 0 -> edges[random.nextInt(edges.length)];
            case 1 -> Math.scalb(1.0, random.nextInt(-1074, 1024));
            case 2 -> Double.longBitsToDouble(random.nextLong(1, 400));
            default -> Math.nextAfter(Math.pow(10, random.nextInt(-20, 22)), random.nextInt(-1, 2) * 1e300);
        };
    }

    private static long whole(RandomGenerator random) {
        long[] edges = {0, 1, -1, 9, 10, 999, 1000, -1000, Long.MAX_VALUE, Long.MIN_VALUE};
        return random.nextInt(4) == 0
                ? edges[random.nextInt(edges.length)]
                : random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private static String text(RandomGenerator random) {
        String[] parts = {"a", "bc", " ", "é", "x", "\uD83D\uDCC8", "0"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static String spec(RandomGenerator random, String types, String strangeTypes) {
        StringBuilder spec = new StringBuilder();
        if (random.nextInt(2) == 0) {
            String[] fills = {"", "", "*", "0", "é", "\uD83D\uDCC8", "<", "_"};
            spec.append(fills[random.nextInt(fills.length)]).append("<>^=".charAt(random.nextInt(4)));
        }
        spec.append(random.nextInt(3) == 0 ? Character.toString("+- ".charAt(random.nextInt(3))) : "");
        spec.append(random.nextInt(4) == 0 ? "0" : "");
        spec.append(random.nextInt(2) == 0 ? Integer.toString(random.nextInt(1, 40)) : "");
        spec.append(random.nextInt(4) == 0 ? random.nextBoolean() ? "," : "_" : "");
        spec.append(random.nextInt(2) == 0 ? "." + random.nextInt(25) : "");
        String any = random.nextInt(20) == 0 ? strangeTypes : types;
        return spec.append(random.nextInt(5) == 0 ? "" : Character.toString(any.charAt(random.nextInt(any.length()))))
                .toString();
    }

    private static String written(RandomGenerator random, String alphabet) {
        if (random.nextInt(3) == 0) {
            return Double.toString(number(random));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(random.nextBoolean() ? 10 : alphabet.length())));
        }
        return text.toString();
    }

    private static String line(String kind, String value, String spec) {
        return kind + " " + value.replace("-", "") + " " + hex(spec).replace("-", "");
    }

    private static String bits(double value) {
        return HEX.toHexDigits(Double.isNaN(value) ? 0x7ff8000000000000L : Double.doubleToRawLongBits(value));
    }

    private static String hex(String text) {
        return text.isEmpty() ? "-" : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String described(String line) {
        String[] parts = line.split(" ", -1);
        return line + " spec '" + new String(HEX.parseHex(parts[2]), StandardCharsets.UTF_8) + "'";
    }
}
