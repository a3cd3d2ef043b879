package io.atlantis.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTextTest {

    @Test
    void shouldNameFileLineColumnAndValue() {
        String body = """
                {"type": "https://atlantis.invalid/problems/invalid-csv", "detail": "1 bad line",
                 "errors": [{"file": "b.csv", "line": 3, "column": "close", "value": "ten", "message": "is no number"}]}
                """;
        assertThat(ProblemText.of(422, body)).isEqualTo("b.csv:3:close 'ten': is no number");
    }

    @Test
    void shouldGiveTheDetailWhereNoFieldIsNamed() {
        assertThat(ProblemText.of(409, "{\"detail\": \"version 3 is current\", \"errors\": []}"))
                .isEqualTo("version 3 is current");
    }

    @Test
    void shouldShowWhatIsNoProblemAsItIs() {
        assertThat(ProblemText.of(502, "bad gateway")).isEqualTo("HTTP 502: bad gateway");
        assertThat(ProblemText.of(500, "{}")).isEqualTo("HTTP 500: {}");
    }
}
