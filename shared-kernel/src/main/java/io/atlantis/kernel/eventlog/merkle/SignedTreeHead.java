package io.atlantis.kernel.eventlog.merkle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What a signer says of a partition of the event log: so many events there were at that time, and these.
 *
 * <p>Signed are the following bytes, integers big-endian (see {@link #signedBytes()}):
 *
 * <pre>
 * "atlantis.tree-head.v1" in ASCII and a byte 0 | int32 partition | int64 treeSize | 32 bytes rootHash | 32 bytes chainHead
 * | int64 time in ms since 1970-01-01T00:00Z | 16 bytes keyId
 * </pre>
 *
 * @param partition of {@code domain.events}
 * @param treeSize events that it covers, at least one: those with sequence 0 to {@code treeSize - 1}
 * @param rootHash of the Merkle tree over their chain hashes
 * @param chainHead chain hash of the last of them
 * @param time when it was signed; whole milliseconds
 * @param keyId whose signature it is, by {@link HeadPublicKey#id()}
 * @param signature Ed25519, 64 bytes; shared, not to be changed
 * @param frontier what the tree can be grown from, by {@link MerkleFrontier#hashes()}; unsigned, since the root vouches for it
 */
public record SignedTreeHead(
        int partition,
        long treeSize,
        TreeHash rootHash,
        TreeHash chainHead,
        Instant time,
        String keyId,
        byte[] signature,
        List<TreeHash> frontier) {

    /** Length of a signature in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final byte[] PREFIX = "atlantis.tree-head.v1\0".getBytes(US_ASCII);
    private static final int SIGNED_LENGTH =
            PREFIX.length + Integer.BYTES + Long.BYTES + 2 * TreeHash.LENGTH + Long.BYTES + HeadPublicKey.ID_LENGTH;

    public SignedTreeHead {
        require(partition >= 0, "partition", partition, "0 or more");
        require(treeSize >= 1, "treeSize", treeSize, "1 or more");
        require(!time.isBefore(EARLIEST) && !time.isAfter(LATEST), "time", time, "between 1970 and 9999");
        require(time.equals(time.truncatedTo(ChronoUnit.MILLIS)), "time", time, "whole milliseconds");
        require(keyId.matches("[0-9a-f]{32}"), "keyId", keyId, "32 digits of lower-case hex");
        require(signature.length == SIGNATURE_LENGTH, "signature's length", signature.length, "64 bytes");
        require(
                frontier.size() == Long.bitCount(treeSize),
                "frontier's length",
                frontier.size(),
                "the bits set in treeSize");
        frontier = List.copyOf(frontier);
    }

    private static void require(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is " + value + ": must be " + rule);
        }
    }

    /** The bytes that the signature is over, a fresh array. */
    public byte[] signedBytes() {
        return bytesToSign(partition, treeSize, rootHash, chainHead, time, keyId);
    }

    /** The bytes to sign for a head that is not signed yet; see the class for their layout. */
    public static byte[] bytesToSign(
            int partition, long treeSize, TreeHash rootHash, TreeHash chainHead, Instant time, String keyId) {
        return ByteBuffer.allocate(SIGNED_LENGTH)
                .put(PREFIX)
                .putInt(partition)
                .putLong(treeSize)
                .put(rootHash.bytes())
                .put(chainHead.bytes())
                .putLong(time.toEpochMilli())
                .put(HexFormat.of().parseHex(keyId))
                .array();
    }

    /** Whether this is what the holder of the key signed; false for another's key too. */
    public boolean verify(PublicKey key) {
        return verify(HeadPublicKey.of(key));
    }

    /** Whether this is what the holder of the key signed; false for another's key too. */
    public boolean verify(HeadPublicKey key) {
        if (!keyId.equals(key.id())) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.key());
            verifier.update(signedBytes());
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedTreeHead that
                && Arrays.equals(signedBytes(), that.signedBytes())
                && Arrays.equals(signature, that.signature)
                && frontier.equals(that.frontier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(partition, treeSize, rootHash, time, keyId, Arrays.hashCode(signature));
    }

    @Override
    public String toString() {
        return "head of partition " + partition + ": " + treeSize + " events, root " + rootHash + ", chain head "
                + chainHead + ", " + time + ", key " + keyId;
    }
}
