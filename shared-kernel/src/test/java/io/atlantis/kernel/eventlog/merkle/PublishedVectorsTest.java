package io.atlantis.kernel.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PublishedVectorsTest {

    static final List<InclusionProof> INCLUSIONS = PublishedVectors.INCLUSIONS;
    static final List<ConsistencyProof> CONSISTENCIES = PublishedVectors.CONSISTENCIES;

    @Test
    void shouldGrowToThePublishedRoots() {
        MerkleFrontier tree = new MerkleFrontier();
        assertThat(tree.root()).isEqualTo(PublishedVectors.ROOTS.getFirst());
        for (byte[] leaf : PublishedVectors.LEAVES) {
            tree.append(leaf);
            assertThat(tree.root()).isEqualTo(PublishedVectors.ROOTS.get((int) tree.size()));
        }
    }

    @ParameterizedTest
    @FieldSource("INCLUSIONS")
    void shouldVerifyThePublishedInclusionsOfTheirOwnLeafAlone(InclusionProof proof) {
        TreeHash root = PublishedVectors.ROOTS.get((int) proof.treeSize());
        for (int i = 0; i < PublishedVectors.LEAVES.size(); i++) {
            assertThat(proof.verify(PublishedVectors.LEAVES.get(i), root))
                    .as("leaf %d", i)
                    .isEqualTo(i == proof.leafIndex());
        }
    }

    @ParameterizedTest
    @FieldSource("CONSISTENCIES")
    void shouldVerifyThePublishedConsistenciesOfTheirOwnRootsAlone(ConsistencyProof proof) {
        List<TreeHash> roots = PublishedVectors.ROOTS;
        for (int first = 0; first < roots.size(); first++) {
            for (int second = 0; second < roots.size(); second++) {
                assertThat(proof.verify(roots.get(first), roots.get(second)))
                        .as("roots of %d and %d", first, second)
                        .isEqualTo(
                                first == second
                                        ? proof.firstSize() == proof.secondSize()
                                        : first == proof.firstSize() && second == proof.secondSize());
            }
        }
    }

    @Test
    void shouldHaveAnOracleThatGivesThePublishedRootsToo() {
        for (int size = 0; size <= PublishedVectors.LEAVES.size(); size++) {
            assertThat(NaiveTree.root(PublishedVectors.LEAVES.subList(0, size)))
                    .isEqualTo(PublishedVectors.ROOTS.get(size).bytes());
        }
    }
}
