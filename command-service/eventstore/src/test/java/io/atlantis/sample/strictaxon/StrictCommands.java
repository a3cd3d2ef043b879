package io.atlantis.sample.strictaxon;

import java.util.List;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/** Breaks no rule. */
final class StrictCommands {

    MessageType typeByName() {
        return new MessageType(new QualifiedName("sample.Happened"), "1");
    }

    void append(ProcessingContext context, Object event) {
        EventAppender.forContext(context).append(List.of(event));
    }
}
