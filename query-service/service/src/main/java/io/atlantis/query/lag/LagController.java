package io.atlantis.query.lag;

import io.atlantis.query.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/ops/lag}: every group, every partition it reads. */
@RestController
class LagController {

    private final LagBoard board;

    LagController(LagBoard board) {
        this.board = board;
    }

    @GetMapping("/api/v1/ops/lag")
    Page<LagItem> lag() {
        return new Page<>(board.current().items(), null);
    }
}
