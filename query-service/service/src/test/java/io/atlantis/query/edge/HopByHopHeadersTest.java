package io.atlantis.query.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HopByHopHeadersTest {

    @Test
    void shouldKeepBackWhatConcernsOneConnection() {
        assertThat(HopByHopHeaders.of(List.of())).contains("connection", "transfer-encoding", "te", "upgrade");
    }

    @Test
    void shouldKeepBackWhatTheConnectionHeaderNames() {
        assertThat(HopByHopHeaders.of(List.of("close, X-Secret", "Other")))
                .contains("x-secret", "other")
                .doesNotContain("content-type");
    }
}
