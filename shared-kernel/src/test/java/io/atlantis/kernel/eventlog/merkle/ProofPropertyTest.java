package io.atlantis.kernel.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Proofs made by the definition of the RFC verify, and no altered one does. */
class ProofPropertyTest {

    private static final int MAX_LEAVES = 80;

    private static List<TreeHash> hashes(List<byte[]> bytes) {
        return bytes.stream().map(TreeHash::new).toList();
    }

    private static TreeHash root(List<byte[]> leaves) {
        return new TreeHash(NaiveTree.root(leaves));
    }

    @SeededTest(tries = 60)
    void shouldVerifyInclusionByTheDefinitionAndRefuseWhateverIsAltered(RandomGenerator random) {
        List<byte[]> leaves = MerkleFrontierPropertyTest.leaves(random, 1 + random.nextInt(MAX_LEAVES));
        int size = leaves.size();
        int index = random.nextInt(size);
        List<TreeHash> path = hashes(NaiveTree.path(index, leaves));
        TreeHash root = root(leaves);
        byte[] leaf = leaves.get(index);

        assertThat(new InclusionProof(index, size, path).verify(leaf, root)).isTrue();

        assertThat(new InclusionProof(index, size, path).verify(leaf, MerkleFrontierPropertyTest.flipped(random, root)))
                .isFalse();
        assertThat(new InclusionProof(index, size, path)
                        .verify(
                                MerkleFrontierPropertyTest.flipped(random, new TreeHash(leaf))
                                        .bytes(),
                                root))
                .isFalse();
        for (List<TreeHash> tampered : tampered(random, path)) {
            assertThat(new InclusionProof(index, size, tampered).verify(leaf, root))
                    .isFalse();
        }
        for (int other = 0; other < size; other++) {
            assertThat(new InclusionProof(other, size, path).verify(leaf, root)).isEqualTo(other == index);
        }
    }

    @SeededTest(tries = 60)
    void shouldVerifyConsistencyByTheDefinitionAndRefuseWhateverIsAltered(RandomGenerator random) {
        List<byte[]> leaves = MerkleFrontierPropertyTest.leaves(random, 2 + random.nextInt(MAX_LEAVES));
        int second = leaves.size();
        int first = 1 + random.nextInt(second - 1);
        List<TreeHash> path = hashes(NaiveTree.proof(first, leaves));
        TreeHash firstRoot = root(leaves.subList(0, first));
        TreeHash secondRoot = root(leaves);
        ConsistencyProof proof = new ConsistencyProof(first, second, path);

        assertThat(proof.verify(firstRoot, secondRoot)).isTrue();

        assertThat(proof.verify(MerkleFrontierPropertyTest.flipped(random, firstRoot), secondRoot))
                .isFalse();
        assertThat(proof.verify(firstRoot, MerkleFrontierPropertyTest.flipped(random, secondRoot)))
                .isFalse();
        for (List<TreeHash> tampered : tampered(random, path)) {
            assertThat(new ConsistencyProof(first, second, tampered).verify(firstRoot, secondRoot))
                    .isFalse();
        }
    }

    @SeededTest(tries = 60)
    void shouldRefuseConsistencyWithATreeThatWasRewritten(RandomGenerator random) {
        List<byte[]> leaves = MerkleFrontierPropertyTest.leaves(random, 2 + random.nextInt(MAX_LEAVES));
        int first = 1 + random.nextInt(leaves.size() - 1);
        TreeHash before = root(leaves.subList(0, first));
        leaves.set(random.nextInt(first), new byte[32]);

        ConsistencyProof proof = new ConsistencyProof(first, leaves.size(), hashes(NaiveTree.proof(first, leaves)));

        assertThat(proof.verify(before, root(leaves))).isFalse();
    }

    /** The path with one bit flipped, one hash too few, one too many, and two swapped. */
    private static List<List<TreeHash>> tampered(RandomGenerator random, List<TreeHash> path) {
        List<List<TreeHash>> all = new ArrayList<>();
        List<TreeHash> longer = new ArrayList<>(path);
        longer.add(random.nextInt(path.size() + 1), new TreeHash(new byte[32]));
        all.add(longer);
        if (!path.isEmpty()) {
            int place = random.nextInt(path.size());
            List<TreeHash> flipped = new ArrayList<>(path);
            flipped.set(place, MerkleFrontierPropertyTest.flipped(random, path.get(place)));
            all.add(flipped);
            List<TreeHash> shorter = new ArrayList<>(path);
            shorter.remove(place);
            all.add(shorter);
        }
        if (path.size() > 1) {
            List<TreeHash> swapped = new ArrayList<>(path);
            int place = random.nextInt(path.size() - 1);
            swapped.set(place, path.get(place + 1));
            swapped.set(place + 1, path.get(place));
            all.add(swapped);
        }
        return all;
    }
}
