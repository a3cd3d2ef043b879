package io.atlantis.runner.language.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published catalogue, as another JSON library reads it. */
class IndicatorJsonTest {
    private final JsonNode catalogue = JsonMapper.shared().readTree(IndicatorJson.catalogue());

    @Test
    void shouldTellOfEveryIndicator() {
        JsonNode indicators = catalogue.get("indicators");

        assertThat(indicators.size()).isEqualTo(IndicatorCatalogue.all().size());
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = IndicatorCatalogue.all().get(i);
            JsonNode json = indicators.get(i);
            assertThat(json.get("name").asString()).isEqualTo(indicator.name());
            assertThat(json.get("signature").asString()).isEqualTo(indicator.signature());
            assertThat(json.get("summary").asString())
                    .isEqualTo(indicator.definition().summary());
            assertThat(json.get("arguments").size())
                    .isEqualTo(indicator.arguments().size());
        }
    }

    @Test
    void shouldTellKindsAndDefaultsOfArguments() {
        assertThat(named("vwap").get("arguments").toString())
                .isEqualTo("[{\"name\":\"source\",\"kind\":\"number\"},"
                        + "{\"name\":\"anchor\",\"kind\":\"condition\",\"default\":false}]");
        assertThat(named("bbands").get("arguments").toString())
                .isEqualTo("[{\"name\":\"source\",\"kind\":\"number\"},"
                        + "{\"name\":\"length\",\"kind\":\"bars\",\"min\":1,\"max\":100000,\"default\":20},"
                        + "{\"name\":\"multiplier\",\"kind\":\"number\",\"default\":2.0}]");
        assertThat(named("mfi").get("bars").toString()).isEqualTo("[\"high\",\"low\",\"close\",\"volume\"]");
        assertThat(named("rising").get("type").asString()).isEqualTo(ValueType.BOOL.label());
        assertThat(named("tema").get("firstValue").asString()).isEqualTo("3 * length - 2");
        assertThat(named("tema").get("memory").asString()).isEqualTo("fading");
        assertThat(named("cci").get("cost").asString()).isEqualTo("window");
    }

    @Test
    void shouldTellTheLinesOfAnIndicatorInTheirOrder() {
        JsonNode lines = named("macd").get("outputs");

        assertThat(lines.valueStream().map(line -> line.get("name").asString()))
                .containsExactly("line", "signal", "hist");
        assertThat(lines.get(1).toString())
                .isEqualTo("{\"name\":\"signal\",\"summary\":\"The ema of the line\","
                        + "\"firstValue\":\"max(fast, slow) + signal - 1\"}");
        assertThat(named("rsi").get("outputs").isEmpty()).isTrue();
    }

    private JsonNode named(String name) {
        return catalogue
                .get("indicators")
                .valueStream()
                .filter(json -> json.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
