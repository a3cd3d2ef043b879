package io.atlantis.standalone.client;

import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.PartitionReport;
import io.atlantis.kernel.eventlog.verify.VerificationReport;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.standalone.data.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit verify}: recomputes the hash chain of every event ever recorded. */
@Command(name = "audit", description = "Proves that nothing was altered.")
public final class AuditCommand {

    private static final int VIOLATED = 1;

    @Command(
            name = "verify",
            description = "Folds every partition of domain.events from its first record and recomputes the hash chain.")
    int verify(
            @Option(
                            names = "--log",
                            paramLabel = "DIR",
                            description = "Verify a copied Kafka log folder instead of a running platform.")
                    @Nullable
                    Path log,
            @Mixin PlatformOptions platform)
            throws Exception {
        String topic = Topics.DOMAIN_EVENTS.name();
        VerificationReport report;
        if (log == null) {
            report = ChainVerifier.verifyTopic(platform.bootstrapServers(), topic);
        } else {
            requireFolder(log);
            report = ChainVerifier.verifyDirectory(log, topic);
        }
        report.partitions().forEach(AuditCommand::print);
        report.violations().forEach(System.out::println);
        return report.intact() ? 0 : VIOLATED;
    }

    private static void requireFolder(Path log) {
        if (!Files.isDirectory(log)) {
            throw new RefusedException("No folder " + log + ": give --log a copy of <data>/kafka.");
        }
    }

    private static void print(PartitionReport partition) {
        System.out.printf(
                "partition %d: %d records, %d events, head %s, %s%n",
                partition.partition(),
                partition.records(),
                partition.events(),
                partition.headHex(),
                partition.violation().isEmpty() ? "intact" : "VIOLATED");
    }
}
