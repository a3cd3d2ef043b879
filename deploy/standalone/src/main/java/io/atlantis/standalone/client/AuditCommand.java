package io.atlantis.standalone.client;

import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.HeadsReport;
import io.atlantis.kernel.eventlog.verify.HeadsToVerify;
import io.atlantis.kernel.eventlog.verify.PartitionReport;
import io.atlantis.kernel.eventlog.verify.VerificationReport;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.standalone.data.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit verify}: recomputes the hash chain of every event ever recorded, and holds it to every head ever published. */
@Command(name = "audit", description = "Proves that nothing was altered.")
public final class AuditCommand {

    private static final int VIOLATED = 1;

    @Command(
            name = "verify",
            description = "Folds every partition of domain.events from its first record, recomputes the hash chain and"
                    + " holds it to every signed head in domain.heads.")
    int verify(
            @Option(
                            names = "--log",
                            paramLabel = "DIR",
                            description = "Verify a copied Kafka log folder instead of a running platform. Of one at work,"
                                    + " copy domain.heads-0 first.")
                    @Nullable
                    Path log,
            @Option(
                            names = "--heads-key",
                            paramLabel = "FILE.pub",
                            description = "Public key that heads must be signed with; may be given more than once"
                                    + " (default: the platform's own).")
                    @Nullable
                    List<Path> headsKeys,
            @Mixin PlatformOptions platform)
            throws Exception {
        String topic = Topics.DOMAIN_EVENTS.name();
        VerificationReport report;
        if (log == null) {
            String bootstrapServers = platform.bootstrapServers();
            report = ChainVerifier.verifyTopic(bootstrapServers, topic, heads(headsKeys, platform.dataFolder()));
        } else {
            requireFolder(log);
            report = ChainVerifier.verifyDirectory(log, topic, heads(headsKeys, folderAbove(log)));
        }
        report.partitions().forEach(AuditCommand::print);
        print(report.heads());
        report.violations().forEach(System.out::println);
        report.heads().problem().ifPresent(System.out::println);
        return report.intact() ? 0 : VIOLATED;
    }

    private static HeadsToVerify heads(@Nullable List<Path> given, Optional<Path> dataFolder) {
        List<Path> files = given == null
                ? dataFolder.flatMap(HeadKeys::ofPlatform).stream().toList()
                : given;
        return new HeadsToVerify(
                Topics.DOMAIN_HEADS.name(), files.stream().map(HeadKeys::read).toList());
    }

    /** The data folder when the log is that of a platform itself; of a copy, it has no key in it. */
    private static Optional<Path> folderAbove(Path log) {
        return Optional.ofNullable(log.toAbsolutePath().normalize().getParent());
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

    private static void print(HeadsReport heads) {
        System.out.printf(
                "signed heads: %d verified, %s%s%n",
                heads.matched(),
                heads.signaturesChecked()
                        ? "signatures checked"
                        : "signatures NOT checked (no key: give one by --heads-key)",
                heads.foreign() == 0 ? "" : ", " + heads.foreign() + " records that are no heads");
    }
}
