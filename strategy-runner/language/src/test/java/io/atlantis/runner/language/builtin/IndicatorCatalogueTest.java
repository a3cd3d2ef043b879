package io.atlantis.runner.language.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Collections;
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
                .importPackages("io.atlantis.runner.indicator").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isInterface())
                        .map(JavaClass::getName)
                        .filter(name -> !name.endsWith("Test"))
                        .collect(Collectors.toSet());

        assertThat(IndicatorCatalogue.all())
                .extracting(indicator -> indicator.kernel().getName())
                .containsExactlyInAnyOrderElementsOf(kernels);
    }

    private static void check(Indicator indicator) throws ReflectiveOperationException {
        Class<?>[] windows =
                Collections.nCopies(indicator.windows().size(), int.class).toArray(Class[]::new);
        int inputs = indicator.inputs().size() + indicator.bars().size();
        Class<?>[] values = Collections.nCopies(inputs, double.class).toArray(Class[]::new);

        Method update = indicator.kernel().getMethod("update", values);

        assertThat(indicator.kernel().getConstructor(windows)).isNotNull();
        assertThat(update.getReturnType()).isEqualTo(indicator.type() == ValueType.BOOL ? boolean.class : double.class);
    }
}
