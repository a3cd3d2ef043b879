package io.atlantis.testkit.infra;

/** Starts the JVM's {@link TestRedis} when the first test asks for it. */
final class RedisExtension extends SharedServerExtension<TestRedis> {

    RedisExtension() {
        super(TestRedis.class, type -> TestRedis.start());
    }
}
