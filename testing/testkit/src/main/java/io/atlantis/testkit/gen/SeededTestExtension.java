package io.atlantis.testkit.gen;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link SeededTest} once per seed. */
final class SeededTestExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        int tries =
                context.getRequiredTestMethod().getAnnotation(SeededTest.class).tries();
        OptionalLong wanted = Seeds.wanted();
        LongStream seeds = wanted.isPresent()
                ? LongStream.of(wanted.getAsLong())
                : LongStream.generate(Seeds::fresh).limit(Seeds.count(tries));
        return seeds.mapToObj(Invocation::new);
    }

    private record Invocation(long seed) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return "seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new SeedParameters(seed), new SeedReport(seed));
        }
    }

    private record SeedParameters(long seed) implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == long.class || type == RandomGenerator.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == long.class ? (Object) seed : new SplittableRandom(seed);
        }
    }

    private record SeedReport(long seed) implements TestExecutionExceptionHandler {

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            failure.addSuppressed(new SeedNote("Again: -D" + Seeds.PROPERTY + "=" + seed));
            throw failure;
        }
    }

    /** Carries the seed into the stack trace of a failure; has none of its own. */
    private static final class SeedNote extends Throwable {

        private static final long serialVersionUID = 1L;

        SeedNote(String message) {
            super(message, null, false, false);
        }
    }
}
