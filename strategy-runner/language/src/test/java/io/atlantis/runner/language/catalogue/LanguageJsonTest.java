package io.atlantis.runner.language.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published catalogue, as a program reads it. */
class LanguageJsonTest {
    private static final LanguageCatalogue CATALOGUE = LanguageCatalogue.load();

    private final JsonNode entries =
            JsonMapper.shared().readTree(LanguageJson.text(CATALOGUE)).get("entries");

    @Test
    void shouldTellOfEveryEntryInOrder() {
        assertThat(entries.valueStream()
                        .map(entry -> entry.get("kind").asString() + " "
                                + entry.get("name").asString()))
                .isEqualTo(CATALOGUE.entries().stream()
                        .map(entry -> entry.kind().label() + " " + entry.name())
                        .toList());
        assertThat(entries.valueStream()).allSatisfy(entry -> {
            assertThat(entry.get("doc").asString()).isNotBlank();
            assertThat(entry.get("example").asString()).isNotBlank();
        });
    }

    @Test
    void shouldWriteTheSameTextEachTime() {
        assertThat(LanguageJson.text(LanguageCatalogue.load())).isEqualTo(LanguageJson.text(CATALOGUE));
    }

    @Test
    void shouldTellParametersWithTypesAndDefaults() {
        assertThat(named("order", "buy").get("signatures").toString())
                .isEqualTo("[{\"text\":\"buy(quantity: float, tag: str = \\\"\\\") -> none\",\"parameters\":["
                        + "{\"name\":\"quantity\",\"type\":\"float\"},"
                        + "{\"name\":\"tag\",\"type\":\"str\",\"default\":\"\\\"\\\"\"}],\"returns\":\"none\"}]");
        assertThat(named("indicator", "ta.vwap")
                        .get("signatures")
                        .get(0)
                        .get("parameters")
                        .toString())
                .isEqualTo("[{\"name\":\"source\",\"type\":\"series\"},"
                        + "{\"name\":\"anchor\",\"type\":\"condition\",\"default\":\"False\"}]");
        assertThat(named("function", "min")
                        .get("signatures")
                        .get(0)
                        .get("parameters")
                        .get(0)
                        .get("repeated")
                        .asBoolean())
                .isTrue();
        assertThat(named("list-method", "append").get("owner").asString()).isEqualTo("list");
        assertThat(named("keyword", "while").get("signatures").isEmpty()).isTrue();
    }

    @Test
    void shouldTellWhatIsKnownOfAnIndicatorAndItsLinesInTheirOrder() {
        JsonNode macd = named("indicator", "ta.macd");

        assertThat(macd.get("lines").valueStream().map(line -> line.get("name").asString()))
                .containsExactly("line", "signal", "hist");
        assertThat(macd.get("lines").get(1).toString())
                .isEqualTo("{\"name\":\"signal\",\"doc\":\"The ema of the line.\","
                        + "\"firstValue\":\"max(fast, slow) + signal - 1\"}");
        assertThat(named("indicator", "ta.mfi").get("bars").toString())
                .isEqualTo("[\"high\",\"low\",\"close\",\"volume\"]");
        assertThat(named("indicator", "ta.tema").get("firstValue").asString()).isEqualTo("3 * length - 2");
        assertThat(named("indicator", "ta.tema").get("memory").asString()).isEqualTo("fading");
        assertThat(named("indicator", "ta.cci").get("cost").asString()).isEqualTo("window");
        assertThat(named("indicator", "ta.sma").get("formula").asString())
                .isEqualTo(IndicatorCatalogue.named("sma")
                        .orElseThrow()
                        .definition()
                        .source());
        assertThat(named("indicator", "ta.rsi").get("lines").isEmpty()).isTrue();
    }

    private JsonNode named(String kind, String name) {
        return entries.valueStream()
                .filter(entry -> entry.get("kind").asString().equals(kind)
                        && entry.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
