package io.atlantis.command.routing;

import io.atlantis.command.dispatch.CommandCatalogue;
import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandResult;
import io.atlantis.command.dispatch.NotOwnerException;
import io.atlantis.command.dispatch.RemoteCommands;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.kernel.time.Ticker;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands to the owner that the claim in force names. An answer is awaited only as long as that claim is in force: an owner
 * that has been replaced may be paused or cut off, and may never answer. Thread-safe.
 */
final class OwnerClient implements RemoteCommands {

    static final String PATH = "/internal/v1/commands";

    private static final long LOOK_AT_CLAIM_MS = 50;
    private static final int OK = 200;

    private final HttpClient http;
    private final String nodeId;
    private final CommandCatalogue catalogue;
    private final JsonMapper json;
    private final Ticker ticker;
    private final EventJson events = new EventJson();

    OwnerClient(HttpClient http, String nodeId, CommandCatalogue catalogue, JsonMapper json, Ticker ticker) {
        this.http = http;
        this.nodeId = nodeId;
        this.catalogue = catalogue;
        this.json = json;
        this.ticker = ticker;
    }

    @Override
    public CommandResult dispatch(Object command, CommandContext context, PartitionLog log, Duration timeout) {
        OwnerClaim owner = ownerOf(log);
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(command, context, owner, timeout), BodyHandlers.ofByteArray());
        try {
            return result(await(answer, owner, log, timeout), owner);
        } finally {
            answer.cancel(true);
        }
    }

    private OwnerClaim ownerOf(PartitionLog log) {
        OwnerClaim owner = log.claimInForce()
                .orElseThrow(() -> new NotOwnerException("partition " + log.partition() + " has no owner yet", false));
        if (owner.nodeId().equals(nodeId) || owner.url().isEmpty()) {
            throw new NotOwnerException(
                    "partition " + log.partition() + " was given up by " + owner.nodeId() + " and has no owner", false);
        }
        return owner;
    }

    private HttpRequest request(Object command, CommandContext context, OwnerClaim owner, Duration timeout) {
        ForwardedCommand forwarded =
                new ForwardedCommand(catalogue.nameOf(command), json.valueToTree(command), context);
        return HttpRequest.newBuilder(URI.create(owner.url() + PATH))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(forwarded)))
                .build();
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, OwnerClaim owner, PartitionLog log, Duration timeout) {
        long deadlineNs = ticker.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return answer.get(LOOK_AT_CLAIM_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                boolean replaced = log.takesAppends()
                        || log.claimInForce().filter(owner::equals).isEmpty();
                if (replaced || ticker.nanoTime() - deadlineNs > 0) {
                    throw new NotOwnerException(owner.nodeId() + " did not answer", true);
                }
            } catch (ExecutionException e) {
                boolean begun = !(e.getCause() instanceof ConnectException);
                throw new NotOwnerException(owner.nodeId() + " can't be reached: " + e.getCause(), begun);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotOwnerException("interrupted", true);
            }
        }
    }

    private CommandResult result(HttpResponse<byte[]> response, OwnerClaim owner) {
        if (response.statusCode() != OK) {
            throw new NotOwnerException(owner.nodeId() + " answered with status " + response.statusCode(), true);
        }
        ForwardedAnswer answer = read(response.body(), owner);
        if (answer.notOwner() != null) {
            throw new NotOwnerException(answer.notOwner(), answer.begun());
        }
        if (answer.problem() != null) {
            throw new ProblemException(answer.problem());
        }
        return answer.toResult(events);
    }

    private ForwardedAnswer read(byte[] body, OwnerClaim owner) {
        try {
            return json.readValue(body, ForwardedAnswer.class);
        } catch (JacksonException e) {
            throw new NotOwnerException(owner.nodeId() + " answers in another form: " + e.getOriginalMessage(), true);
        }
    }
}
