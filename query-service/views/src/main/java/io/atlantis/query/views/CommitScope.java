package io.atlantis.query.views;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a processor forward records while its task commits, when no record of its own is being processed. Kafka's caching
 * stores do the same by the same means; those are internal to Streams, so that this class and {@link CandleCellStore} are
 * the two to look at when Streams is upgraded (their tests fail then).
 */
final class CommitScope {

    private static final long NO_OFFSET = -1;
    private static final int NO_PARTITION = -1;

    private final InternalProcessorContext<?, ?> context;
    private final ProcessorNode<?, ?, ?, ?> node;

    private CommitScope(InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node) {
        this.context = context;
        this.node = node;
    }

    /** The scope of the processor that is being initialised. */
    static CommitScope of(ProcessorContext<?, ?> context) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        return new CommitScope(internal, internal.currentNode());
    }

    /** Runs an action as if a record without origin were being processed at this node. */
    void run(Runnable action) {
        @Nullable ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
        @Nullable ProcessorRecordContext recordBefore = context.recordContext();
        context.setCurrentNode(node);
        context.setRecordContext(new ProcessorRecordContext(
                context.currentSystemTimeMs(), NO_OFFSET, NO_PARTITION, null, new RecordHeaders()));
        try {
            action.run();
        } finally {
            context.setRecordContext(recordBefore);
            context.setCurrentNode(nodeBefore);
        }
    }
}
