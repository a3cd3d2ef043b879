package io.atlantis.runner.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.testkit.gen.Gen;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A column taken in one call leaves a kernel as its values one by one do. */
class ColumnKernelTest {
    private static final Gen<Double> VALUES = Gens.oneOf(
            Gens.doubles(0.01, 1000), Gens.doubles(0.01, 1000), Gens.of(100.0, 100.0, 1e15, 1e308, Double.NaN));

    private record Case(List<Double> values, int length, int cut, int otherCut) {
        private int from() {
            return Math.min(Math.min(cut, otherCut), values.size());
        }

        private int to() {
            return Math.min(Math.max(cut, otherCut), values.size());
        }
    }

    private static final Gen<Case> CASES = Gens.zip(
            Gens.zip(Gens.lists(VALUES, 0, 120), Gens.ints(1, 15), (values, length) -> new Case(values, length, 0, 0)),
            Gens.zip(Gens.ints(0, 120), Gens.ints(0, 120), (cut, other) -> new int[] {cut, other}),
            (sample, cuts) -> new Case(sample.values(), sample.length(), cuts[0], cuts[1]));

    private static Stream<Named<IntFunction<ColumnKernel>>> kernels() {
        return Stream.of(
                Named.of("sma", Sma::new),
                Named.of("ema", Ema::new),
                Named.of("rma", Rma::new),
                Named.of("rsi", Rsi::new));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldTakeAColumnAsItsValues(IntFunction<ColumnKernel> kernels) {
        Property.forAll(CASES).check(sample -> {
            ColumnKernel oneByOne = kernels.apply(sample.length());
            ColumnKernel inPieces = kernels.apply(sample.length());
            DoubleColumn values = DoubleColumn.of(
                    sample.values().stream().mapToDouble(Double::doubleValue).toArray());
            inPieces.advance(values, 0, sample.from());
            inPieces.advance(values, sample.from(), sample.to());
            for (int bar = 0; bar < values.size(); bar++) {
                double expected = oneByOne.update(values.at(bar));
                if (bar >= sample.to()) {
                    assertThat(inPieces.update(values.at(bar))).isEqualTo(Double.valueOf(expected));
                }
            }
        });
    }
}
