package io.atlantis.kernel.eventlog.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tree as the text of RFC 9162 defines it, word by word, with nothing of the code under test: the oracle. */
public final class NaiveTree {

    private NaiveTree() {}

    /** MTH(D_n), section 2.1.1. */
    public static byte[] root(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha256();
        }
        if (d.size() == 1) {
            return sha256(new byte[] {0}, d.getFirst());
        }
        int k = split(d.size());
        return sha256(new byte[] {1}, root(d.subList(0, k)), root(d.subList(k, d.size())));
    }

    /** PATH(m, D_n), section 2.1.3.1. */
    public static List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = split(d.size());
        List<byte[]> left = d.subList(0, k);
        List<byte[]> right = d.subList(k, d.size());
        return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
    }

    /** PROOF(m, D_n), section 2.1.4.1. */
    public static List<byte[]> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(root(d));
        }
        int k = split(d.size());
        List<byte[]> left = d.subList(0, k);
        List<byte[]> right = d.subList(k, d.size());
        return m <= k ? with(subproof(m, left, b), root(right)) : with(subproof(m - k, right, false), root(left));
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> with(List<byte[]> list, byte[] last) {
        List<byte[]> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
