package io.atlantis.command.strategy;

import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.dispatch.CommandDispatcher.Answered;
import io.atlantis.command.strategy.model.StrategyCommand.ArchiveStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.CreateStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.EditStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.RenameStrategy;
import io.atlantis.command.web.Answers;
import io.atlantis.command.web.FieldChecks;
import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.id.EntityId;
import io.atlantis.kernel.id.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of strategies over REST. */
@RestController
@RequestMapping("/api/v1/strategies")
class StrategyController {

    private static final int MAX_NAME_BYTES = 200;
    private static final int MAX_SOURCE_BYTES = 256 * 1024;

    private final CommandDispatcher dispatcher;
    private final IdGenerator ids;

    StrategyController(CommandDispatcher dispatcher, IdGenerator ids) {
        this.dispatcher = dispatcher;
        this.ids = ids;
    }

    record CreateBody(@Nullable String name, @Nullable String source) {}

    record EditBody(@Nullable String source, @Nullable Integer expectedVersion) {}

    record RenameBody(@Nullable String name) {}

    record VersionAnswer(String strategyId, int version) {}

    record NameAnswer(String strategyId, String name) {}

    record ArchiveAnswer(String strategyId, boolean archived) {}

    @PostMapping
    ResponseEntity<VersionAnswer> create(@RequestBody CreateBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String name = checks.text("name", body.name(), MAX_NAME_BYTES);
        String source = checks.text("source", body.source(), MAX_SOURCE_BYTES);
        checks.throwIfAny();
        String strategyId = new EntityId(context.workspace(), "strategy", ids.next()).toString();
        Answered<StrategyCreated> created =
                dispatcher.dispatch(new CreateStrategy(strategyId, name, source), context, StrategyCreated.class);
        return Answers.of(
                HttpStatus.CREATED,
                created.result(),
                new VersionAnswer(created.event().strategyId(), created.event().version()));
    }

    @PutMapping("/{strategyId}")
    ResponseEntity<VersionAnswer> edit(
            @PathVariable String strategyId, @RequestBody EditBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String source = checks.text("source", body.source(), MAX_SOURCE_BYTES);
        int expectedVersion = checks.integer("expectedVersion", body.expectedVersion(), 1);
        checks.throwIfAny();
        Answered<StrategyEdited> edited = dispatcher.dispatch(
                new EditStrategy(strategyId, source, expectedVersion), context, StrategyEdited.class);
        return Answers.of(
                HttpStatus.OK,
                edited.result(),
                new VersionAnswer(edited.event().strategyId(), edited.event().version()));
    }

    @PostMapping("/{strategyId}/rename")
    ResponseEntity<NameAnswer> rename(
            @PathVariable String strategyId, @RequestBody RenameBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String name = checks.text("name", body.name(), MAX_NAME_BYTES);
        checks.throwIfAny();
        Answered<StrategyRenamed> renamed =
                dispatcher.dispatch(new RenameStrategy(strategyId, name), context, StrategyRenamed.class);
        return Answers.of(
                HttpStatus.OK,
                renamed.result(),
                new NameAnswer(renamed.event().strategyId(), renamed.event().name()));
    }

    @PostMapping("/{strategyId}/archive")
    ResponseEntity<ArchiveAnswer> archive(@PathVariable String strategyId, CommandContext context) {
        Answered<StrategyArchived> archived =
                dispatcher.dispatch(new ArchiveStrategy(strategyId), context, StrategyArchived.class);
        return Answers.of(
                HttpStatus.OK,
                archived.result(),
                new ArchiveAnswer(archived.event().strategyId(), true));
    }
}
