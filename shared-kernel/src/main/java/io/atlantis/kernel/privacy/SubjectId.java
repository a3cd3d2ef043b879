package io.atlantis.kernel.privacy;

import io.atlantis.kernel.id.EntityId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Pseudonym of a person in a workspace: always the same, and without the master key nobody can tell whose it is, nor try
 * names against it.
 *
 * @param uuid of version 8 (RFC 9562), made of the HMAC of workspace and name
 */
public record SubjectId(UUID uuid) {

    private static final String ENTITY_TYPE = "subject";
    private static final int SHOWN_DIGITS = 8;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The pseudonym made of the first 16 bytes of a hash. */
    static SubjectId of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = bytes.getLong();
        long low = bytes.getLong();
        return new SubjectId(new UUID(high & VERSION_MASK | VERSION_8, low & VARIANT_MASK | VARIANT));
    }

    /** The id that 32 hex digits stand for; the caller has checked that they are. */
    static SubjectId ofHex(String digits) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
        return new SubjectId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** 32 hex digits. */
    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(uuid.getMostSignificantBits()) + hex.toHexDigits(uuid.getLeastSignificantBits());
    }

    /** Id of the subject as an entity of its workspace: {@code <workspace>.subject.<uuid>}. */
    public String entityId(String workspace) {
        return new EntityId(workspace, ENTITY_TYPE, uuid).toString();
    }

    /** How {@link Actor#key()} begins for every key of this subject. */
    public String keyPrefix() {
        return hex() + ".";
    }

    /** What is shown in place of an erased text. */
    public String erased() {
        return "erased:" + hex().substring(0, SHOWN_DIGITS);
    }
}
