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
import java.util.SplittableRandom;
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

    @TestFactory
    Stream<DynamicTest> shouldGiveEachOutputOfAGroupAFunction() {
        return IndicatorCatalogue.groups().stream()
                .map(group -> DynamicTest.dynamicTest(group.name(), () -> check(group)));
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
        List<String> listed = Stream.concat(
                        IndicatorCatalogue.all().stream().map(Indicator::kernel),
                        IndicatorCatalogue.groups().stream().map(IndicatorGroup::kernel))
                .map(Class::getName)
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
        List<String> groups =
                IndicatorCatalogue.groups().stream().map(IndicatorGroup::name).toList();

        assertThat(wanted).allMatch(name -> IndicatorCatalogue.names().contains(name) || groups.contains(name));
    }

    private static void check(Indicator indicator) throws ReflectiveOperationException {
        Method update = indicator.kernel().getMethod("update", values(indicator));

        assertThat(indicator.kernel().getConstructor(windows(indicator))).isNotNull();
        assertThat(update.getReturnType()).isEqualTo(indicator.type() == ValueType.BOOL ? boolean.class : double.class);
        assertThat(indicator.definition().summary()).isNotBlank().doesNotEndWith(".");
        assertThat(indicator.definition().source()).isNotBlank();
    }

    /** The function of each output gives the bits of that output of the whole kernel. */
    private static void check(IndicatorGroup group) throws ReflectiveOperationException {
        for (int output = 0; output < group.outputs().size(); output++) {
            Indicator function =
                    IndicatorCatalogue.named(group.functions().get(output)).orElseThrow();
            Object[] lengths = Collections.nCopies(function.windows().size(), 3).toArray();
            MultiKernel whole = group.kernel().getConstructor(windows(function)).newInstance(lengths);
            Object alone = function.kernel().getConstructor(windows(function)).newInstance(lengths);
            Method updateWhole = group.kernel().getMethod("update", values(function));
            Method updateAlone = function.kernel().getMethod("update", values(function));

            assertThat(whole.outputs()).isEqualTo(group.outputs().size());
            SplittableRandom random = new SplittableRandom(3);
            for (int bar = 0; bar < 50; bar++) {
                Object[] values =
                        random.doubles(values(function).length, 1, 9).boxed().toArray();
                updateWhole.invoke(whole, values);
                assertThat(updateAlone.invoke(alone, values)).isEqualTo(whole.output(output));
            }
        }
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
