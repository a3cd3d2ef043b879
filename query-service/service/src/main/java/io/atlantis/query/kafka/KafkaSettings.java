package io.atlantis.query.kafka;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port} of one or more brokers, separated by commas
 */
@Validated
@ConfigurationProperties("atlantis.kafka")
public record KafkaSettings(@NotBlank String bootstrapServers) {}
