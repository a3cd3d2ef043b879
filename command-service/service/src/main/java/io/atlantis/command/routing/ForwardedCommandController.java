package io.atlantis.command.routing;

import io.atlantis.command.dispatch.CommandCatalogue;
import io.atlantis.command.dispatch.LocalCommands;
import io.atlantis.command.dispatch.NotOwnerException;
import io.atlantis.command.store.CommandSettings;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.problem.ProblemException;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes commands that other instances passed on. Never passes them on again: the sender knows when to look for another owner. */
@RestController
@RequestMapping(OwnerClient.PATH)
class ForwardedCommandController {

    private final PartitionedLog log;
    private final LocalCommands commands;
    private final CommandCatalogue catalogue;
    private final CommandSettings settings;
    private final JsonMapper json;
    private final EventJson events = new EventJson();

    ForwardedCommandController(
            PartitionedLog log,
            LocalCommands commands,
            CommandCatalogue catalogue,
            CommandSettings settings,
            JsonMapper json) {
        this.log = log;
        this.commands = commands;
        this.catalogue = catalogue;
        this.settings = settings;
        this.json = json;
    }

    @PostMapping
    ForwardedAnswer carryOut(@RequestBody ForwardedCommand forwarded) {
        PartitionLog partition = log.ofWorkspace(forwarded.context().workspace());
        if (!partition.takesAppends()) {
            return ForwardedAnswer.elsewhere("partition " + partition.partition() + " is " + partition.state(), false);
        }
        Optional<Object> command = command(forwarded);
        return command.isEmpty()
                ? ForwardedAnswer.elsewhere("the owner's version knows no such command: " + forwarded.name(), false)
                : carryOut(command.get(), forwarded, partition);
    }

    private Optional<Object> command(ForwardedCommand forwarded) {
        try {
            return catalogue.typeNamed(forwarded.name()).map(type -> json.treeToValue(forwarded.command(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private ForwardedAnswer carryOut(Object command, ForwardedCommand forwarded, PartitionLog partition) {
        try {
            return ForwardedAnswer.of(
                    commands.dispatch(command, forwarded.context(), partition, settings.commandTimeout()), events);
        } catch (ProblemException e) {
            return ForwardedAnswer.refused(e.problem());
        } catch (NotOwnerException e) {
            return ForwardedAnswer.elsewhere(String.valueOf(e.getMessage()), e.begun());
        }
    }
}
