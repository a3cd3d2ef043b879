package io.atlantis.testkit.gen;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs with several seeds. The method takes a {@link java.util.random.RandomGenerator}, a {@code long} (the seed), or both;
 * the seed stands in the display name, and a failure prints how to run it again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededTestExtension.class)
public @interface SeededTest {

    /**
     * How many seeds.
     *
     * @return at least 1; {@code -Datlantis.seed} runs that seed only, {@code -Datlantis.seeds.times} so many times as many
     */
    int tries() default 10;
}
