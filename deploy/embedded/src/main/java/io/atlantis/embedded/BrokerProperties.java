package io.atlantis.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings for one node on one machine; each differs from Kafka's default for the reason given beside it. */
final class BrokerProperties {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final int NODE_ID = 1;

    private BrokerProperties() {}

    /**
     * Puts the settings together.
     *
     * @param logDir         folder of the log
     * @param brokerPort     loopback port for clients
     * @param controllerPort loopback port of the KRaft quorum of one
     * @param overrides      settings that win over ours
     * @return all settings, by Kafka's names
     */
    static Map<String, String> of(Path logDir, int brokerPort, int controllerPort, Map<String, String> overrides) {
        Map<String, String> properties = new HashMap<>();
        addNode(properties, logDir, brokerPort, controllerPort);
        addSingleReplica(properties);
        addQuickRestart(properties);
        addQuickTransactions(properties);
        addSmallFootprint(properties);
        properties.putAll(overrides);
        return Map.copyOf(properties);
    }

    private static void addNode(Map<String, String> properties, Path logDir, int brokerPort, int controllerPort) {
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + brokerPort + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", logDir.toAbsolutePath().toString());
        // A misspelt topic is an error, not a new topic.
        properties.put("auto.create.topics.enable", "false");
        // The log is the truth: nothing expires unless a topic says so.
        properties.put("log.retention.ms", "-1");
    }

    private static void addSingleReplica(Map<String, String> properties) {
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void addQuickRestart(Map<String, String> properties) {
        // After kill -9 the controller waits out the dead broker's session before it lets the new one in (9 s by
        // default).
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // Lets consumers choose a session shorter than 6 s, for the same reason.
        properties.put("group.min.session.timeout.ms", "1000");
    }

    private static void addQuickTransactions(Map<String, String> properties) {
        properties.put("add.partitions.to.txn.retry.backoff.ms", "1");
        properties.put("add.partitions.to.txn.retry.backoff.max.ms", "10");
    }

    private static void addSmallFootprint(Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    }
}
