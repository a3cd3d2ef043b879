package io.atlantis.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the test class's parameters of type {@link Platform} one running platform, the same for all tests of the run. Tests keep apart by
 * symbols and names of their own and leave it running.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedPlatformExtension.class)
@interface SharedPlatform {}
