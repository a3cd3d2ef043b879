package io.atlantis.testkit.infra;

/** Starts the JVM's {@link TestPostgres} when the first test asks for it. */
final class PostgresExtension extends SharedServerExtension<TestPostgres> {

    PostgresExtension() {
        super(TestPostgres.class, type -> TestPostgres.start());
    }
}
