package io.atlantis.testkit.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

@WithKafka
@WithPostgres
@WithRedis
class SharedServersIT {

    @Test
    void shouldReadBackWhatWasSent(TestKafka kafka) {
        String topic = kafka.createTopic("round-trip", 3);
        byte[] value = "tick".getBytes(StandardCharsets.UTF_8);
        kafka.send(List.of(new ProducerRecord<>(topic, 2, null, value)));
        assertThat(kafka.readAll(topic)).singleElement().satisfies(record -> {
            assertThat(record.partition()).isEqualTo(2);
            assertThat(record.value()).isEqualTo(value);
        });
    }

    @Test
    void shouldGiveEachCallerADatabaseOfItsOwn(TestPostgres postgres) throws Exception {
        TestDatabase one = postgres.newDatabase();
        TestDatabase other = postgres.newDatabase();
        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        for (TestDatabase database : List.of(one, other)) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE mine(id int)");
            }
        }
    }

    @Test
    void shouldServeRedis(TestRedis redis) {
        try (Jedis client = new Jedis(URI.create(redis.url()))) {
            String key = redis.uniqueName("key");
            client.set(key, "value");
            assertThat(client.get(key)).isEqualTo("value");
        }
    }

    @Test
    void shouldShareOneServer(TestKafka kafka, TestRedis redis) {
        assertThat(kafka.uniqueName("n")).isNotEqualTo(kafka.uniqueName("n"));
        assertThat(redis.url()).startsWith("redis://127.0.0.1:");
    }
}
