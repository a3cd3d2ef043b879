package io.atlantis.runner.language;

import io.atlantis.runner.indicator.MultiKernel;
import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.runtime.BarColumns;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An indicator's kernel, stepped by hand as a live bar steps it, without compiled code. */
final class Kernel {
    private final Indicator indicator;
    private final Object kernel;
    private final Method update;
    private final int line;

    private Kernel(Indicator indicator, Object kernel, Method update, int line) {
        this.indicator = indicator;
        this.kernel = kernel;
        this.update = update;
        this.line = line;
    }

    static Kernel of(IndicatorCalls.Call call) throws ReflectiveOperationException {
        Class<?> type = call.indicator().kernel();
        Class<?>[] windows =
                Collections.nCopies(call.windows().size(), int.class).toArray(Class[]::new);
        int values = call.indicator().inputs().size()
                + call.indicator().bars().size()
                + call.indicator().factors().size();
        return new Kernel(
                call.indicator(),
                type.getConstructor(windows).newInstance(call.windows().toArray()),
                type.getMethod(
                        "update", Collections.nCopies(values, double.class).toArray(Class[]::new)),
                call.line().map(call.indicator().outputs()::indexOf).orElse(-1));
    }

    /** Takes the bar in and gives the value as a column holds it. */
    double step(BarColumns bars, int bar) throws ReflectiveOperationException {
        List<Double> arguments = new ArrayList<>();
        indicator.inputs().forEach(input -> arguments.add(input(input, bars, bar)));
        indicator.bars().forEach(field -> arguments.add(field(field, bars, bar)));
        indicator
                .factors()
                .forEach(factor -> arguments.add(factor.defaultValue().orElseThrow()));
        Object result = update.invoke(kernel, arguments.toArray());
        if (kernel instanceof MultiKernel lines) {
            return lines.output(line);
        }
        return switch (result) {
            case Boolean holds -> holds ? 1.0 : 0.0;
            case Double value -> value;
            case Object other -> throw new IllegalStateException("a kernel gave " + other);
        };
    }

    private static double input(Indicator.Input input, BarColumns bars, int bar) {
        double close = bars.close().at(bar);
        if (input.kind() == Indicator.Input.Kind.CONDITION) {
            return close > bars.open().at(bar) ? 1.0 : 0.0;
        }
        return input.name().equals("b") ? bars.open().at(bar) : close;
    }

    private static double field(BarField field, BarColumns bars, int bar) {
        return switch (field) {
            case HIGH -> bars.high().at(bar);
            case LOW -> bars.low().at(bar);
            case CLOSE -> bars.close().at(bar);
            case VOLUME -> bars.volume().at(bar);
            default -> throw new IllegalStateException("no indicator reads " + field.sourceName() + " by itself");
        };
    }
}
