package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.SeriesReads;

/** Finds how many cross-section functions lie one behind the other before a series. */
final class SeriesStage {
    private SeriesStage() {}

    static int of(SeriesNode.Source source) {
        int latest = SeriesReads.of(source).mapToInt(SeriesNode::stage).max().orElse(0);
        return source instanceof SeriesNode.Source.CrossSection ? latest + 1 : latest;
    }
}
