package io.atlantis.runner.language;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Fill;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code that is shown to readers: lines of event code, or a whole strategy if it defines or declares something. It runs over
 * closes 100, 102, 101, event code at the third bar alone; what stands behind {@code # ->} is what {@code str} gives of the
 * value then.
 */
record ShownCode(String source, List<String> results) {
    private static final Pattern STRATEGY = Pattern.compile("(?m)^(def |@|\\w+ = (param|rng|security|state)\\()");
    private static final Pattern RESULT = Pattern.compile("( *)(.*?)\\s+# -> (.*)");

    static ShownCode of(String example) {
        List<String> results = new ArrayList<>();
        StringBuilder source = new StringBuilder();
        String indent = "";
        if (!STRATEGY.matcher(example).find()) {
            source.append("def on_bar():\n    if bar_index < 2:\n        return\n");
            indent = "    ";
        }
        for (String line : example.lines().toList()) {
            Matcher result = RESULT.matcher(line);
            boolean states = result.matches();
            source.append(indent)
                    .append(states ? result.group(1) + "log(str(" + result.group(2) + "))" : line)
                    .append('\n');
            if (states) {
                results.add("log " + result.group(3));
            }
        }
        return new ShownCode(source.toString(), results);
    }

    /** What it logs at the last bar. */
    List<String> logged() {
        StrategyProgram program = Strategies.compiled(source);
        if (!program.securities(program.defaults()).isEmpty()) {
            return List.of(); // compiled; there are no other bars here
        }
        BarColumns bars = Bars.ofCloses(100, 102, 101);
        RecordingHost host = new RecordingHost();
        StrategyInstance instance = Strategies.instance(program, bars, host);
        for (int bar = 0; bar < bars.capacity(); bar++) {
            host.calls.clear();
            instance.updateSeries(bar);
            step(program, instance, bar);
        }
        return host.calls.stream().filter(call -> call.startsWith("log ")).toList();
    }

    private static void step(StrategyProgram program, StrategyInstance instance, int bar) {
        if (program.handlesBar()) {
            instance.onBar(bar);
        }
        if (program.handlesFill()) {
            instance.onFill(new Fill(true, 1, 100, 0, "in", 0), bar);
        }
        if (program.screens()) {
            instance.screen(bar);
        }
    }
}
