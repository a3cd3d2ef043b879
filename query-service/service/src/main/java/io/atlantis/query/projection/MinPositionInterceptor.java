package io.atlantis.query.projection;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.query.projection.ProjectionProgress.Awaited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read wait, for a bounded time, until its projections have reached the position the client names. */
final class MinPositionInterceptor implements HandlerInterceptor {

    private static final Duration WAIT_LIMIT = Duration.ofSeconds(5);

    private final ProjectionBoard board;
    private final List<String> projections;
    private final Duration waitLimit;

    MinPositionInterceptor(ProjectionBoard board, List<String> projections) {
        this(board, projections, WAIT_LIMIT);
    }

    MinPositionInterceptor(ProjectionBoard board, List<String> projections, Duration waitLimit) {
        this.board = board;
        this.projections = projections;
        this.waitLimit = waitLimit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        String position = request.getHeader(MinPosition.HEADER);
        if (position != null && request.getMethod().equals("GET")) {
            await(MinPosition.parse(position));
        }
        return true;
    }

    private void await(MinPosition position) throws InterruptedException {
        for (String projection : projections) {
            ProjectionProgress progress = board.progressOf(projection)
                    .orElseThrow(() -> new IllegalStateException("no projection is named " + projection));
            switch (progress.awaitReached(position.partition(), position.offset(), waitLimit)) {
                case Awaited.Reached _ -> {}
                case Awaited.Late _ -> throw notReached(projection, position);
                case Awaited.Blocked blocked -> throw stopped(projection, position, blocked.stop());
            }
        }
    }

    private ProblemException notReached(String projection, MinPosition position) {
        return new ProblemException(Problem.of(
                "position-not-reached",
                503,
                "Position not reached",
                "projection " + projection + " has not reached " + position.partition() + ":" + position.offset()
                        + " within " + waitLimit.toMillis() + " ms; try again, or see /api/v1/ops/lag"));
    }

    private static ProblemException stopped(String projection, MinPosition position, PartitionStop stop) {
        return new ProblemException(Problem.of(
                        "projection-stopped",
                        503,
                        "Projection stopped",
                        "projection " + projection + " can't reach " + position.partition() + ":" + position.offset()
                                + ": it stopped at " + stop + "; waiting won't help, see /api/v1/ops/projections")
                .with("projection", projection)
                .with("partition", stop.partition())
                .with("offset", stop.offset()));
    }
}
