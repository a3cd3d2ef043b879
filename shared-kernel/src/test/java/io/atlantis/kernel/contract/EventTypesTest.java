package io.atlantis.kernel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.privacy.PrivacyEvent;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private final EventJson json = new EventJson();

    @Test
    void shouldRegisterEveryPermittedEvent() {
        Class<?>[] permitted = Stream.of(StrategyEvent.class, BacktestEvent.class, PrivacyEvent.class)
                .flatMap(context -> Arrays.stream(context.getPermittedSubclasses()))
                .toArray(Class<?>[]::new);
        assertThat(EventTypes.all().stream().map(EventType::payload).toArray())
                .containsExactlyInAnyOrder((Object[]) permitted);
        assertThat(EventTypes.all()).extracting(EventType::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldWriteTheComponentsAloneAndReadThemBack() {
        StrategyEdited event = new StrategyEdited("main.strategy.x", "a = 1\n", 2);

        byte[] bytes = json.write(event);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"strategyId\":\"main.strategy.x\",\"source\":\"a = 1\\n\",\"version\":2}");
        assertThat(json.read("StrategyEdited", "1", bytes)).isEqualTo(event);
    }

    @Test
    void shouldRefuseWhatItCanNotReadWhole() {
        assertThatThrownBy(() -> json.read(
                        "StrategyEdited", "1", "{\"strategyId\":\"x\",\"extra\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("StrategyEdited");
        assertThatThrownBy(() -> json.read("StrategyEdited", "9", new byte[0]))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("version 9");
        assertThatThrownBy(() -> json.read("NoSuchEvent", "1", new byte[0]))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("NoSuchEvent");
    }
}
