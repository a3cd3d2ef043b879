package io.atlantis.runner.language;

import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A call of every indicator of the catalogue, of several lines one for each, with lengths drawn once. */
final class IndicatorCalls {
    /** Longest length drawn, in bars. */
    static final int LONGEST = 9;

    /** An indicator, or one of its lines, with its lengths. */
    record Call(Indicator indicator, List<Integer> windows, Optional<Indicator.Output> line) {
        /** As a strategy writes it. */
        String source() {
            List<String> arguments = new ArrayList<>();
            indicator.inputs().forEach(input -> arguments.add(argument(input)));
            windows.forEach(bars -> arguments.add(String.valueOf(bars)));
            indicator
                    .factors()
                    .forEach(factor -> arguments.add(factor.defaultText().orElseThrow()));
            String call = indicator.sourceName() + "(" + String.join(", ", arguments) + ")";
            return call + line.map(output -> "." + output.name()).orElse("");
        }

        /** Number of the bar with the first value, from 1: the catalogue's expression as the language computes it. */
        int firstValue() {
            StringBuilder source = new StringBuilder();
            for (int i = 0; i < windows.size(); i++) {
                source.append(indicator.windows().get(i).name() + " = param(" + windows.get(i) + ")\n");
            }
            source.append("def on_bar():\n    buy(" + firstValueSource() + ")\n");
            String order = Strategies.run(source.toString(), Bars.ofCloses(1)).getFirst();
            return (int) Double.parseDouble(order.substring("buy ".length()));
        }

        private String firstValueSource() {
            return line.map(Indicator.Output::firstValue)
                    .orElse(indicator.definition().firstValue());
        }

        private static String argument(Indicator.Input input) {
            if (input.kind() == Indicator.Input.Kind.CONDITION) {
                return "close > open";
            }
            return input.name().equals("b") ? "open" : "close";
        }
    }

    private final List<Call> calls;
    private final StrategyProgram program;

    private IndicatorCalls(List<Call> calls) {
        this.calls = calls;
        Compilation compilation = StrategyCompiler.compileExpressions(
                calls.stream().map(Call::source).toList(), CompilerLimits.DEFAULT);
        program = ((Compilation.Compiled) compilation).program();
    }

    static IndicatorCalls ofAll(RandomGenerator random) {
        List<Call> calls = new ArrayList<>();
        for (Indicator indicator : IndicatorCatalogue.all()) {
            List<Integer> windows = indicator.windows().stream()
                    .map(_ -> random.nextInt(1, LONGEST + 1))
                    .toList();
            if (indicator.hasLines()) {
                indicator.outputs().forEach(line -> calls.add(new Call(indicator, windows, Optional.of(line))));
            } else {
                calls.add(new Call(indicator, windows, Optional.empty()));
            }
        }
        return new IndicatorCalls(List.copyOf(calls));
    }

    List<Call> calls() {
        return calls;
    }

    StrategyInstance instance(BarColumns bars) {
        return Strategies.instance(program, bars, new RecordingHost());
    }

    /** All bars in one go: a row of values for each call. */
    double[][] batch(BarColumns bars) {
        StrategyInstance instance = instance(bars);
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
        }
        double[][] rows = new double[calls.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = instance.series(i).toArray();
        }
        return rows;
    }
}
