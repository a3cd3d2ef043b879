package io.atlantis.testkit.infra;

/** Starts the JVM's {@link TestKafka} when the first test asks for it. */
final class KafkaExtension extends SharedServerExtension<TestKafka> {

    KafkaExtension() {
        super(TestKafka.class, type -> TestKafka.start());
    }
}
