package io.atlantis.eventstore.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.kernel.eventlog.merkle.ConsistencyProof;
import io.atlantis.kernel.eventlog.merkle.InclusionProof;
import io.atlantis.kernel.eventlog.merkle.NaiveTree;
import io.atlantis.kernel.eventlog.merkle.PublishedVectors;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MerkleLogPropertyTest {

    /** Leaves on the heap that count how often one is read. */
    private static final class CountedLeaves implements LeafHashes {

        private final List<byte[]> leaves;
        private long reads;

        CountedLeaves(List<byte[]> leaves) {
            this.leaves = new ArrayList<>(leaves);
        }

        @Override
        public long size() {
            return leaves.size();
        }

        @Override
        public byte[] hash(long sequence) {
            reads++;
            return leaves.get((int) sequence);
        }
    }

    private static List<byte[]> leaves(RandomGenerator random, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[32];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static List<TreeHash> hashes(List<byte[]> bytes) {
        return bytes.stream().map(TreeHash::new).toList();
    }

    @Test
    void shouldGiveThePublishedRootsAndProofs() {
        MerkleLog log = new MerkleLog(new CountedLeaves(PublishedVectors.LEAVES));
        for (int size = 0; size <= PublishedVectors.LEAVES.size(); size++) {
            assertThat(log.root(size)).isEqualTo(PublishedVectors.ROOTS.get(size));
        }
        for (InclusionProof proof : PublishedVectors.INCLUSIONS) {
            assertThat(log.inclusion(proof.leafIndex(), proof.treeSize())).isEqualTo(proof);
        }
        for (ConsistencyProof proof : PublishedVectors.CONSISTENCIES) {
            assertThat(log.consistency(proof.firstSize(), proof.secondSize())).isEqualTo(proof);
        }
    }

    @SeededTest(tries = 20)
    void shouldProveAsTheDefinitionDoesWhateverWasAskedBefore(RandomGenerator random) {
        // Up to some complete subtrees that are kept.
        List<byte[]> leaves = leaves(random, 1 + random.nextInt(1_400));
        MerkleLog log = new MerkleLog(new CountedLeaves(leaves));
        for (int i = 0; i < 12; i++) {
            int size = 1 + random.nextInt(leaves.size());
            int first = 1 + random.nextInt(size);
            int sequence = random.nextInt(size);
            List<byte[]> tree = leaves.subList(0, size);

            assertThat(log.root(size).bytes()).isEqualTo(NaiveTree.root(tree));
            assertThat(log.inclusion(sequence, size).path()).isEqualTo(hashes(NaiveTree.path(sequence, tree)));
            assertThat(log.consistency(first, size).path()).isEqualTo(hashes(NaiveTree.proof(first, tree)));
            assertThat(log.inclusion(sequence, size).verify(leaves.get(sequence), log.root(size)))
                    .isTrue();
            assertThat(log.consistency(first, size).verify(log.root(first), log.root(size)))
                    .isTrue();
        }
    }

    @Test
    void shouldReadOnlyAFewHundredLeavesForAProofOnceTheTreeIsKnown() {
        int size = 100_003;
        CountedLeaves leaves = new CountedLeaves(leaves(new java.util.SplittableRandom(7), size));
        MerkleLog log = new MerkleLog(leaves);
        log.root(size);
        leaves.reads = 0;

        log.inclusion(51_234, size);
        assertThat(leaves.reads).isLessThan(2 * SubtreeCache.LEAST_LEAVES);
        leaves.reads = 0;
        log.consistency(77_777, size);
        assertThat(leaves.reads).isLessThan(3 * SubtreeCache.LEAST_LEAVES);
    }

    @Test
    void shouldRefuseWhatTheLogDoesNotHaveByNamingItsSize() {
        MerkleLog log = new MerkleLog(new CountedLeaves(PublishedVectors.LEAVES));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.root(9))
                .withMessageContaining("size is 9")
                .withMessageContaining("8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.inclusion(5, 5))
                .withMessageContaining("sequence is 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.inclusion(0, 0))
                .withMessageContaining("treeSize is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.consistency(6, 5))
                .withMessageContaining("firstSize is 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.consistency(0, 5))
                .withMessageContaining("firstSize is 0");
    }
}
