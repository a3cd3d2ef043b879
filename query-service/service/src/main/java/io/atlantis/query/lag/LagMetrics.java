package io.atlantis.query.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** {@code atlantis.consumer.lag.records} and {@code .seconds} by group, topic and partition. */
final class LagMetrics {

    private final MultiGauge records;
    private final MultiGauge seconds;

    LagMetrics(MeterRegistry registry) {
        this.records = MultiGauge.builder("atlantis.consumer.lag.records")
                .description("Records a group has not done with")
                .register(registry);
        this.seconds = MultiGauge.builder("atlantis.consumer.lag.seconds")
                .description("Age of the first record a group has not done with")
                .register(registry);
    }

    void update(LagSample sample) {
        register(records, sample, LagItem::lagRecords);
        register(seconds, sample, LagItem::lagSeconds);
    }

    private static void register(MultiGauge gauge, LagSample sample, ToDoubleFunction<LagItem> value) {
        gauge.register(
                sample.items().stream()
                        .map(item -> Row.of(tags(item), value.applyAsDouble(item)))
                        .toList(),
                true);
    }

    private static Tags tags(LagItem item) {
        return Tags.of("group", item.group(), "topic", item.topic(), "partition", Integer.toString(item.partition()));
    }
}
