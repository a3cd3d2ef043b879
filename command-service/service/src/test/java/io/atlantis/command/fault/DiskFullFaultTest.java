package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atlantis.command.fault.CommandCalls.Reply;
import io.atlantis.command.fault.CommandCalls.Reply.Answer;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's disk is full: commands are told so, nothing acknowledged is lost, and with space it goes on. */
@Tag("long")
class DiskFullFaultTest {

    private static final Logger log = LoggerFactory.getLogger(DiskFullFaultTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int DISK_MB = 48;
    private static final int ENOUGH = 3;
    private static final String SOURCE = "x".repeat(100_000);

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final CommandCalls calls = new CommandCalls(Duration.ofSeconds(20));
    private int unavailable;
    private int commands;

    @AfterEach
    void unmount() throws Exception {
        if (Files.isDirectory(disk())) {
            var _ = run("umount", "-l", disk().toString());
        }
    }

    private Path disk() {
        return folder.resolve("disk");
    }

    @Test
    void shouldAnswerUnavailableWhileTheDiskIsFullAndGoOnAfterwards() throws Exception {
        mountSmallDisk();
        try (Cluster cluster = Cluster.start(folder.resolve("run"), disk().resolve("kafka"), smallFiles())) {
            URI url = cluster.add().url();
            create(url);
            assertThat(acknowledged).hasSize(1);
            Path ballast = fillUpTo(2 << 20);
            await().atMost(LIMIT).until(() -> {
                create(url);
                return unavailable >= ENOUGH;
            });

            Files.delete(ballast);
            if (!cluster.broker().alive()) {
                log.info("the broker gave up on the full disk, and is started again");
                cluster.broker().restart();
            }

            int before = acknowledged.size();
            await().atMost(LIMIT).until(() -> {
                create(url);
                return acknowledged.size() > before;
            });
            assertSound(cluster.broker().bootstrapServers());
        }
    }

    private void create(URI url) {
        String commandId = "create-" + commands++;
        Reply reply =
                calls.send(url, "POST", "/api/v1/strategies", Map.of("name", commandId, "source", SOURCE), commandId);
        switch (reply) {
            case Answer answer when answer.status() == 201 -> acknowledged.add(commandId);
            case Answer answer -> {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                unavailable++;
                if (!answer.code().equals("outcome-unknown")) {
                    refused.add(commandId);
                }
            }
            default -> {}
        }
    }

    private void assertSound(String bootstrapServers) {
        List<String> recorded = RunAudit.readAll(bootstrapServers).stream()
                .filter(event -> event.typeName().equals("StrategyCreated"))
                .map(FoldedEvent::metadata)
                .map(metadata -> metadata.getOrDefault(MetadataKeys.COMMAND_ID, ""))
                .toList();
        assertThat(recorded).doesNotHaveDuplicates().containsAll(acknowledged).doesNotContainAnyElementsOf(refused);
        assertThat(ChainVerifier.verifyTopic(bootstrapServers, Topics.DOMAIN_EVENTS.name())
                        .violations())
                .isEmpty();
        log.info("{} acknowledged, {} refused, {} recorded", acknowledged.size(), refused.size(), recorded.size());
    }

    private static List<String> smallFiles() {
        return List.of(
                "log.segment.bytes=1048576", "log.index.size.max.bytes=4096", "metadata.log.segment.bytes=8388608");
    }

    private void mountSmallDisk() throws Exception {
        Files.createDirectories(disk());
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MB + "m", "tmpfs", disk().toString());
        assumeTrue(mounted, "a disk of its own takes the right to mount one: run as root");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Leaves so many bytes free. */
    private Path fillUpTo(long freeBytes) throws IOException {
        Path ballast = disk().resolve("ballast");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (disk().toFile().getUsableSpace() > freeBytes) {
                out.write(block);
            }
        }
        return ballast;
    }
}
