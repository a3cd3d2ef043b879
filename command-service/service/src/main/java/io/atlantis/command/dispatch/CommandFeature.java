package io.atlantis.command.dispatch;

import java.util.List;

/** What a feature brings to the command side. */
public interface CommandFeature {

    /** The entities it owns. */
    List<EntityDefinition<?, ?>> entities();

    /** What it decides. */
    List<CommandRegistration<?>> commands();
}
