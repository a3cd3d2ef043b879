package io.atlantis.eventstore.index;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a folder's file system takes writes past the page cache. An index is written once and read through a cache of its own, so
 * that copies in the page cache only cost: with them a rebuild takes a quarter longer. Some file systems have no such writes.
 */
final class DirectWrites {

    private static final Logger log = LoggerFactory.getLogger(DirectWrites.class);
    private static final String PROBE = "direct-writes";

    private DirectWrites() {}

    /** Tries one write of a block in the folder, which exists. */
    static boolean work(Path folder) {
        try {
            int block = Math.toIntExact(Files.getFileStore(folder).getBlockSize());
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(2 * block).alignedSlice(block).limit(block);
            Path probe = folder.resolve(PROBE);
            try (FileChannel file = FileChannel.open(
                    probe,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE,
                    ExtendedOpenOption.DIRECT)) {
                return file.write(bytes, 0) == block;
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.info("index {} is written through the page cache: {}", folder, e.toString());
            return false;
        }
    }
}
