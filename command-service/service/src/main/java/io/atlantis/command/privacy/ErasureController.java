package io.atlantis.command.privacy;

import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.dispatch.CommandDispatcher.Answered;
import io.atlantis.command.web.Answers;
import io.atlantis.command.web.FieldChecks;
import io.atlantis.kernel.contract.privacy.PersonalDataErased;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.SubjectId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasure of a person's data over REST. The name stands in the request alone; what is recorded is the pseudonym. */
@RestController
@RequestMapping("/api/v1/privacy/erasures")
class ErasureController {

    private static final int MAX_NAME_BYTES = 200;
    private static final int MAX_REASON_BYTES = 1_000;

    private final CommandDispatcher dispatcher;
    private final Actors actors;

    ErasureController(CommandDispatcher dispatcher, Actors actors) {
        this.dispatcher = dispatcher;
        this.actors = actors;
    }

    /** Whether a name stands in a text as a word of its own, however it is capitalised. */
    private static boolean names(String text, String name) {
        return !name.isEmpty()
                && Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .find();
    }

    record ErasureBody(@Nullable String name, @Nullable String reason) {}

    record ErasureAnswer(String subjectId) {}

    @PostMapping
    ResponseEntity<ErasureAnswer> erase(@RequestBody ErasureBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String name = checks.text("name", body.name(), MAX_NAME_BYTES);
        String reason = checks.text("reason", body.reason(), MAX_REASON_BYTES);
        Optional<SubjectId> subject = actors.subject(context.workspace(), name);
        checks.require(subject.isPresent(), "name", name, "is a service's: there is nothing personal of it");
        checks.require(!names(reason, name), "reason", "", "names the person, and would be kept: leave it out");
        checks.throwIfAny();
        String subjectId = subject.orElseThrow().entityId(context.workspace());
        Answered<PersonalDataErased> erased =
                dispatcher.dispatch(new ErasePersonalData(subjectId, reason), context, PersonalDataErased.class);
        return Answers.of(
                HttpStatus.OK, erased.result(), new ErasureAnswer(erased.event().subjectId()));
    }
}
