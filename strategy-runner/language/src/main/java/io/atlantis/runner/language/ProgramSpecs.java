package io.atlantis.runner.language;

import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.CheckedProgram;
import java.util.List;

/** What a checked program shows to the outside. */
final class ProgramSpecs {
    private ProgramSpecs() {}

    static List<ParameterSpec> parameters(CheckedProgram program) {
        return program.parameters().stream()
                .map(parameter -> new ParameterSpec(
                        parameter.field().name(),
                        type(parameter.field().type()),
                        parameter.defaultValue(),
                        parameter.min(),
                        parameter.max()))
                .toList();
    }

    static List<SeriesSpec> series(CheckedProgram program) {
        return program.series().stream()
                .map(series -> new SeriesSpec(
                        series.name(), series.node().type() == ValueType.BOOL ? SeriesType.BOOL : SeriesType.FLOAT))
                .toList();
    }

    static List<SecuritySpec> securities(CheckedProgram program) {
        return program.securities().stream()
                .map(security -> new SecuritySpec(security.symbol(), security.timeframe()))
                .toList();
    }

    private static ParameterType type(ValueType type) {
        return switch (type) {
            case Scalar.INT -> ParameterType.INT;
            case Scalar.FLOAT -> ParameterType.FLOAT;
            case Scalar.BOOL -> ParameterType.BOOL;
            case Scalar.STR -> ParameterType.STR;
            default -> throw new IllegalArgumentException("no parameter is " + type);
        };
    }
}
