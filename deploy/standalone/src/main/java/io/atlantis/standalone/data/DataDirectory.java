package io.atlantis.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of a platform, held by this JVM alone until closed. The lock is the operating system's: it goes with the process,
 * however that ends.
 */
public final class DataDirectory implements AutoCloseable {

    /** Least free space to start with: Kafka's segments and Postgres' journal of a day's simulated market fit in. */
    static final long LEAST_FREE_BYTES = 512L << 20;

    private static final long FULL_BELOW_BYTES = 64L << 20;
    private static final String LOCK_FILE = "atlantis.lock";
    private static final String PID_FILE = "atlantis.pid";

    private final Path path;
    private final FileChannel lockChannel;

    private DataDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Takes a data folder, made if need be, and writes this process' id into it.
     *
     * @param folder the folder
     * @return the folder, locked
     * @throws RefusedException if it can't be written, another platform holds it, or the disk is nearly full
     */
    public static DataDirectory open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            requireFreeSpace(path);
            DataDirectory directory = new DataDirectory(path, lock(path));
            Files.writeString(path.resolve(PID_FILE), ProcessHandle.current().pid() + "\n");
            return directory;
        } catch (IOException e) {
            throw new RefusedException("The data folder " + path + " can't be written (" + e
                    + "): give another one by --data, or mend its permissions.");
        }
    }

    /**
     * The folder itself.
     *
     * @return absolute path
     */
    public Path path() {
        return path;
    }

    /**
     * A folder of one part of the platform.
     *
     * @param part name of the part
     * @return its folder below this one; the part makes it
     */
    public Path of(String part) {
        return path.resolve(part);
    }

    /**
     * Tells whether the disk that holds the folder has no room left to write.
     *
     * @return true below 64 MB
     */
    public boolean isFull() {
        try {
            return Files.getFileStore(path).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the process id back and lets the folder go. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(PID_FILE));
            Files.deleteIfExists(path.resolve(Endpoints.FILE));
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFreeSpace(Path path) throws IOException {
        long freeBytes = Files.getFileStore(path).getUsableSpace();
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new RefusedException(
                    "The disk of the data folder %s is full: %d MB free, %d MB needed. Free some, or give another folder by --data."
                            .formatted(path, freeBytes >> 20, LEAST_FREE_BYTES >> 20));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new RefusedException("The data folder " + path
                    + " is in use by a running platform: stop it by ./atlantis stop --data " + path
                    + ", or give another folder by --data.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
