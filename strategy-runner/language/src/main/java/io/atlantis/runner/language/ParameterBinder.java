package io.atlantis.runner.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks given parameter values against the declared parameters. */
final class ParameterBinder {
    private final List<ParameterProblem> problems = new ArrayList<>();
    private final LinkedHashMap<String, Object> values = new LinkedHashMap<>();

    private ParameterBinder() {}

    static ParameterBinding bind(List<ParameterSpec> specs, Map<String, ?> given) {
        ParameterBinder binder = new ParameterBinder();
        for (ParameterSpec spec : specs) {
            Object value = given.get(spec.name());
            binder.values.put(spec.name(), value == null ? spec.defaultValue() : binder.checked(spec, value));
        }
        binder.refuseUnknown(specs, given.keySet(), given);
        return binder.problems.isEmpty()
                ? new ParameterBinding.Bound(new ParameterValues(binder.values))
                : new ParameterBinding.Refused(binder.problems);
    }

    static ParameterValues defaults(List<ParameterSpec> specs) {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>();
        specs.forEach(spec -> values.put(spec.name(), spec.defaultValue()));
        return new ParameterValues(values);
    }

    private void refuseUnknown(List<ParameterSpec> specs, Set<String> names, Map<String, ?> given) {
        List<String> known = specs.stream().map(ParameterSpec::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                String remedy =
                        known.isEmpty() ? "the strategy has no parameters" : "it has " + String.join(", ", known);
                problems.add(
                        new ParameterProblem(name, String.valueOf(given.get(name)), "no such parameter: " + remedy));
            }
        }
    }

    private Object checked(ParameterSpec spec, Object value) {
        Object typed = typed(spec.type(), value);
        if (typed == null) {
            refuse(spec, value, "must be " + description(spec.type()));
            return spec.defaultValue();
        }
        if (typed instanceof Number number && !inRange(spec, number)) {
            refuse(spec, value, "must be " + range(spec));
        }
        return typed;
    }

    private void refuse(ParameterSpec spec, Object value, String message) {
        problems.add(new ParameterProblem(spec.name(), String.valueOf(value), message));
    }

    private static @Nullable Object typed(ParameterType type, Object value) {
        return switch (type) {
            case INT -> asLong(value);
            case FLOAT -> asDouble(value);
            case BOOL -> asBoolean(value);
            case STR -> value instanceof String ? value : null;
        };
    }

    private static @Nullable Long asLong(Object value) {
        if (value instanceof Boolean) {
            return null;
        }
        try {
            return new BigDecimal(value.toString().strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double asDouble(Object value) {
        if (value instanceof Boolean) {
            return null;
        }
        try {
            double number = new BigDecimal(value.toString().strip()).doubleValue();
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean asBoolean(Object value) {
        return switch (value.toString().strip()) {
            case "true", "True" -> Boolean.TRUE;
            case "false", "False" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static boolean inRange(ParameterSpec spec, Number value) {
        return spec.min().map(min -> compare(value, min) >= 0).orElse(true)
                && spec.max().map(max -> compare(value, max) <= 0).orElse(true);
    }

    private static int compare(Number a, Number b) {
        return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }

    private static String range(ParameterSpec spec) {
        Optional<String> least = spec.min().map(min -> "at least " + min);
        Optional<String> most = spec.max().map(max -> "at most " + max);
        return least.map(l -> most.map(m -> l + " and " + m).orElse(l)).orElseGet(() -> most.orElse("a number"));
    }

    private static String description(ParameterType type) {
        return switch (type) {
            case INT -> "a whole number of 64 bits";
            case FLOAT -> "a finite number";
            case BOOL -> "true or false";
            case STR -> "a text";
        };
    }
}
