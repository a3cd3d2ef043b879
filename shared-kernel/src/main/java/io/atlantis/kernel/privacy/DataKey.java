package io.atlantis.kernel.privacy;

import javax.crypto.SecretKey;

/**
 * A key that a subject's data is sealed with.
 *
 * @param id 16 hex digits, random
 * @param key AES, 256 bits
 */
record DataKey(String id, SecretKey key) {

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
