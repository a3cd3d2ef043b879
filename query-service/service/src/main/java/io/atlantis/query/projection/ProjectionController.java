package io.atlantis.query.projection;

import io.atlantis.query.web.Page;
import io.atlantis.query.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/ops/projections}: how each fares, by partition, and its rebuild. */
@RestController
@RequestMapping("/api/v1/ops/projections")
class ProjectionController {

    private final ProjectionPipeline projections;
    private final Rebuilds rebuilds;
    private final EndOffsets endOffsets;

    ProjectionController(ProjectionPipeline projections, Rebuilds rebuilds, EndOffsets endOffsets) {
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.endOffsets = endOffsets;
    }

    @Operation(summary = "How far each read model is, what holds up its partitions, and its newest rebuild")
    @GetMapping
    Page<ProjectionItem> all() throws InterruptedException {
        return new Page<>(items(), null);
    }

    @Operation(
            summary = "Replays the topic from its start beside the live rows, and takes their place when it is as far")
    @ApiResponse(responseCode = "202", description = "Begun; GET /api/v1/ops/projections shows how far it is")
    @ApiResponse(responseCode = "404", description = "No projection has that name")
    @ApiResponse(responseCode = "409", description = "It is being rebuilt, or can't be rebuilt beside its live rows")
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionItem rebuild(@PathVariable String name) throws InterruptedException {
        ProjectionRunner<?> runner =
                projections.runnerOf(name).orElseThrow(() -> Problems.notFound("projection", name));
        rebuilds.begin(runner);
        return item(runner.progress().snapshot());
    }

    private List<ProjectionItem> items() throws InterruptedException {
        List<ProjectionItem> items = new ArrayList<>();
        for (ProjectionProgress.Snapshot snapshot : projections.snapshots()) {
            items.add(item(snapshot));
        }
        return items;
    }

    private ProjectionItem item(ProjectionProgress.Snapshot snapshot) throws InterruptedException {
        return ProjectionItem.of(
                snapshot,
                endOffsets.of(snapshot.topic(), snapshot.nextOffsets().keySet()),
                rebuilds.statusOf(snapshot.projection()));
    }
}
