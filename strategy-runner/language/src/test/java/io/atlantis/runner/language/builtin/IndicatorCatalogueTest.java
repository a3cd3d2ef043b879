package io.atlantis.runner.language.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atlantis.runner.indicator.MultiKernel;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IndicatorCatalogueTest {
    @TestFactory
    Stream<DynamicTest> shouldDescribeTheKernelsAsTheyAre() {
        return IndicatorCatalogue.all().stream()
                .map(indicator -> DynamicTest.dynamicTest(indicator.signature(), () -> check(indicator)));
    }

    @Test
    void shouldListEveryKernel() {
        Set<String> kernels = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.atlantis.runner.indicator")
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        List<String> listed = IndicatorCatalogue.all().stream()
                .map(indicator -> indicator.kernel().getName())
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(kernels);
        assertThat(IndicatorCatalogue.names()).doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveEveryIndicatorOfTheLanguage() {
        List<String> wanted =
                List.of(("sma ema wma rma vwma hma dema tema rsi macd stoch stochrsi cci roc mom willr mfi adx "
                                + "dmi atr tr bbands keltner donchian stdev variance zscore vwap obv ad cmf highest lowest change "
                                + "crossover crossunder rising falling percentrank correlation linreg slope pivot supertrend psar "
                                + "ichimoku valuewhen barssince cum")
                        .split(" ", -1));
        assertThat(IndicatorCatalogue.names()).containsAll(wanted);
    }

    private static void check(Indicator indicator) throws ReflectiveOperationException {
        Method update = indicator.kernel().getMethod("update", values(indicator));

        assertThat(indicator.kernel().getConstructor(windows(indicator))).isNotNull();
        assertThat(update.getReturnType()).isEqualTo(resultOf(indicator));
        assertThat(indicator.definition().summary()).isNotBlank().doesNotEndWith(".");
        assertThat(indicator.definition().source()).isNotBlank();
    }

    private static Class<?> resultOf(Indicator indicator) {
        if (indicator.hasLines()) {
            return void.class;
        }
        return indicator.type() == ValueType.BOOL ? boolean.class : double.class;
    }

    @TestFactory
    Stream<DynamicTest> shouldNameEachOutputOfAKernel() {
        return IndicatorCatalogue.all().stream()
                .filter(indicator -> MultiKernel.class.isAssignableFrom(indicator.kernel()) || indicator.hasLines())
                .map(indicator -> DynamicTest.dynamicTest(indicator.name(), () -> checkLines(indicator)));
    }

    private static void checkLines(Indicator indicator) throws ReflectiveOperationException {
        Object[] lengths = Collections.nCopies(indicator.windows().size(), 3).toArray();
        MultiKernel kernel = (MultiKernel)
                indicator.kernel().getConstructor(windows(indicator)).newInstance(lengths);

        assertThat(indicator.outputNames()).hasSize(kernel.outputs()).doesNotHaveDuplicates();
        assertThat(indicator.outputs())
                .allSatisfy(line -> assertThat(line.summary()).isNotBlank().doesNotEndWith("."));
    }

    private static Class<?>[] windows(Indicator indicator) {
        return Collections.nCopies(indicator.windows().size(), int.class).toArray(Class[]::new);
    }

    private static Class<?>[] values(Indicator indicator) {
        int count = indicator.inputs().size()
                + indicator.bars().size()
                + indicator.factors().size();
        return Collections.nCopies(count, double.class).toArray(Class[]::new);
    }
}
