package io.atlantis.runner.archive;

import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;

/** The topics that history is made of. */
enum MarketTopic {
    TRADES(Topics.TRADES, TradeDecoder.TEMPLATE_ID, "trades.sbe"),
    BARS(Topics.BARS, BarDecoder.TEMPLATE_ID, "bars.sbe");

    private static final MarketTopic[] VALUES = values();

    private final Topic topic;
    private final int templateId;
    private final String fileName;

    MarketTopic(Topic topic, int templateId, String fileName) {
        this.topic = topic;
        this.templateId = templateId;
        this.fileName = fileName;
    }

    String topicName() {
        return topic.name();
    }

    /** SBE template of its records. */
    int templateId() {
        return templateId;
    }

    /** Name of a symbol's file of it. */
    String fileName() {
        return fileName;
    }

    static MarketTopic named(String topicName) {
        for (MarketTopic topic : VALUES) {
            if (topic.topicName().equals(topicName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("topic " + topicName + " is no market topic");
    }
}
