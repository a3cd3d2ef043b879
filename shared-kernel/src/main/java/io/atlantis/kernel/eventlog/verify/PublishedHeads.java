package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHeadJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The heads that were published, checked for their signatures, by partition. Filled first, then audits are made of it. */
final class PublishedHeads {

    private final List<HeadPublicKey> keys;
    private final Map<Integer, HeadAudit> audits = new HashMap<>();
    private long foreign;
    private @Nullable String problem;

    PublishedHeads(List<HeadPublicKey> keys) {
        this.keys = keys;
    }

    /** Takes a record of the heads' topic. */
    void add(long offset, byte @Nullable [] value) {
        SignedTreeHead head;
        try {
            head = TreeHeadJson.read(value == null ? new byte[0] : value);
        } catch (IllegalArgumentException e) {
            // Anybody with access can write there what is no head, and nobody is misled by it.
            foreign++;
            return;
        }
        if (!keys.isEmpty()) {
            checkSignature(offset, head);
        }
        audit(head.partition()).expect(new PublishedHead(offset, head.treeSize(), head.rootHash(), head.chainHead()));
    }

    private void checkSignature(long offset, SignedTreeHead head) {
        Optional<HeadPublicKey> key =
                keys.stream().filter(given -> given.id().equals(head.keyId())).findFirst();
        if (key.isEmpty()) {
            fail(offset, "the head is of key " + head.keyId() + ", which is none of the keys given");
        } else if (!head.verify(key.get())) {
            fail(offset, "the head's signature is not of key " + head.keyId());
        }
    }

    /** Records what is wrong with the heads themselves; the first counts. */
    void fail(long offset, String what) {
        if (problem == null) {
            problem = "heads, offset " + offset + ": " + what;
        }
    }

    /** The heads of a partition to hold it to; none when none were published. */
    HeadAudit audit(int partition) {
        return audits.computeIfAbsent(partition, _ -> new HeadAudit());
    }

    /** Holds the log to having every partition that heads were published of. */
    void requireAmong(Collection<Integer> partitions) {
        for (int partition : new TreeSet<>(audits.keySet())) {
            if (!partitions.contains(partition) && problem == null) {
                problem = "heads were published of partition " + partition + ", which the log doesn't have";
            }
        }
    }

    HeadsReport report() {
        long matched = audits.values().stream().mapToLong(HeadAudit::matched).sum();
        return new HeadsReport(matched, !keys.isEmpty(), foreign, Optional.ofNullable(problem));
    }
}
