package io.atlantis.kernel.eventlog.merkle;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hash of a node of the tree.
 *
 * @param bytes 32 bytes of SHA-256; shared, not to be changed
 */
public record TreeHash(byte[] bytes) {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    public TreeHash {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("hash has " + bytes.length + " bytes: a SHA-256 hash has " + LENGTH);
        }
    }

    /**
     * Reads what {@link #hex()} gives.
     *
     * @throws IllegalArgumentException when it is not 64 digits of hex
     */
    public static TreeHash parse(String hex) {
        return new TreeHash(HexFormat.of().parseHex(hex));
    }

    /** 64 digits of lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash(byte[] otherBytes) && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
