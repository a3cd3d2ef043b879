package io.atlantis.kernel.eventlog;

import org.apache.kafka.common.header.Headers;

/**
 * A record ready to be written: what Kafka stores, byte for byte. Arrays are shared, not to be changed.
 *
 * @param key entity id, event id or claim id in UTF-8
 * @param value payload
 * @param headers as {@link RecordFormat} lays them out
 */
public record LogRecord(byte[] key, byte[] value, Headers headers) {}
