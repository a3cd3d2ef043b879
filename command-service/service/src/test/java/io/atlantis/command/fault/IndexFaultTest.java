package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The index is a copy: an owner that is killed and finds its index gone or damaged goes on as if nothing had been. */
class IndexFaultTest {

    private static final int STRATEGIES = 8;
    private static final int CLIENTS = 8;

    @TempDir
    Path folder;

    @SeededTest(tries = 1)
    void shouldGoOnWhenTheIndexIsDamagedAndWhenItIsGone(RandomGenerator random) throws Exception {
        run(random, 1);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldGoOnHoweverOftenTheIndexIsDamaged(RandomGenerator random) throws Exception {
        run(random, 10);
    }

    private void run(RandomGenerator random, int damages) throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            ServiceProcess service = cluster.add();
            try (Workload workload = Workload.start(cluster, STRATEGIES, CLIENTS, random.nextLong())) {
                for (int i = 0; i < damages; i++) {
                    workload.awaitAcknowledged(random.nextInt(100, 300));
                    cluster.kill(service);
                    damage(service.data().resolve("index"), random);
                    service = cluster.addOn(service.data());
                }
                workload.awaitAcknowledged(100);
                cluster.kill(service);
                delete(service.data().resolve("index"));
                var _ = cluster.addOn(service.data());
                workload.awaitAcknowledged(100);
                var _ = RunAudit.assertSound(workload.stop(), cluster.broker().bootstrapServers());
            }
        }
    }

    /** Flips a bit in every file. */
    private static void damage(Path index, RandomGenerator random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(index)) {
            files = all.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .toList();
        }
        assertThat(files).as("files of the index").isNotEmpty();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
