package io.atlantis.kernel.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

class MerkleFrontierPropertyTest {

    private static final int MAX_LEAVES = 300;

    static List<byte[]> leaves(RandomGenerator random, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[32];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    @SeededTest(tries = 50)
    void shouldHaveTheRootOfTheDefinitionAlsoWhenItGoesOnFromAnExport(RandomGenerator random) {
        List<byte[]> leaves = leaves(random, random.nextInt(MAX_LEAVES));
        int cut = random.nextInt(leaves.size() + 1);
        MerkleFrontier first = new MerkleFrontier();
        leaves.subList(0, cut).forEach(first::append);
        assertThat(first.root().bytes()).isEqualTo(NaiveTree.root(leaves.subList(0, cut)));

        MerkleFrontier second = MerkleFrontier.restore(cut, first.hashes(), first.root());
        leaves.subList(cut, leaves.size()).forEach(second::append);

        assertThat(second.size()).isEqualTo(leaves.size());
        assertThat(second.root().bytes()).isEqualTo(NaiveTree.root(leaves));
        assertThat(second.hashes()).hasSize(Long.bitCount(leaves.size()));
    }

    @SeededTest(tries = 50)
    void shouldRefuseAnExportThatWasTamperedWith(RandomGenerator random) {
        MerkleFrontier tree = new MerkleFrontier();
        leaves(random, 1 + random.nextInt(MAX_LEAVES)).forEach(tree::append);
        TreeHash root = tree.root();

        List<TreeHash> altered = new ArrayList<>(tree.hashes());
        int place = random.nextInt(altered.size());
        altered.set(place, flipped(random, altered.get(place)));
        List<TreeHash> longer = new ArrayList<>(tree.hashes());
        longer.add(root);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleFrontier.restore(tree.size(), altered, root))
                .withMessageContaining("gives root");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleFrontier.restore(tree.size(), longer, root))
                .withMessageContaining("one for each bit");
    }

    static TreeHash flipped(RandomGenerator random, TreeHash hash) {
        byte[] bytes = hash.bytes().clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new TreeHash(bytes);
    }
}
