package io.atlantis.runner.language.bytecode;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a method of a compiled strategy is for, and so what it may do. */
enum MethodRole {
    /** Sets up fields, kernels and columns; sees no bar. */
    CONSTRUCTOR,
    /** Advances all parts of the series graph. */
    SERIES,
    /** Advances a part of the series graph. */
    SERIES_PART,
    /** An event handler that the base class calls. */
    HANDLER,
    /** A function of the source. */
    FUNCTION;

    private static final Set<String> SERIES_METHODS = Set.of("stepSeries", "passSeries", "chartSeries");
    private static final Pattern PART = Pattern.compile("(step|pass|chart)\\d{1,5}");
    private static final Pattern FUNCTION_NAME = Pattern.compile("f\\d{1,5}");

    /** The role that goes with a name and descriptor; empty if a strategy has no such method. */
    static Optional<MethodRole> of(String name, String descriptor, AllowList allowed) {
        if (name.equals("<init>")) {
            return when(descriptor.equals(AllowList.CONSTRUCTOR), CONSTRUCTOR);
        }
        if (PART.matcher(name).matches()) {
            return when(descriptor.equals("(I)V"), SERIES_PART);
        }
        if (FUNCTION_NAME.matcher(name).matches()) {
            return when(allowed.isFunctionType(descriptor), FUNCTION);
        }
        boolean steps = SERIES_METHODS.contains(name);
        return when(allowed.isHandler(name, descriptor), steps ? SERIES : HANDLER);
    }

    boolean isSeries() {
        return this == SERIES || this == SERIES_PART;
    }

    /** Whether it runs inside an event, whose steps are counted. */
    boolean isEvent() {
        return this == HANDLER || this == FUNCTION;
    }

    private static Optional<MethodRole> when(boolean holds, MethodRole role) {
        return holds ? Optional.of(role) : Optional.empty();
    }
}
