package io.atlantis.kernel.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.privacy.PersonalText;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    /** In version 1 it had a price in cents, in version 2 a price in a currency, in version 3 a venue too. */
    private record OrderPlaced(String orderId, String price, String currency, String venue) implements DomainEvent {

        @Override
        public String entityType() {
            return "Order";
        }

        @Override
        public String entityId() {
            return orderId;
        }
    }

    private static final EventType ORDER_PLACED = new EventType("atlantis.test", "OrderPlaced", "3", OrderPlaced.class);

    private static final Upcaster TO_2 = new Upcaster("OrderPlaced", 1, json -> {
        long cents = json.remove("priceCents").asLong();
        return json.put("price", cents / 100 + "." + cents % 100).put("currency", "USD");
    });

    private static final Upcaster TO_3 = new Upcaster("OrderPlaced", 2, json -> json.put("venue", "unknown"));

    private static EventJson codec(Upcaster... upcasters) {
        return new EventJson(new EventCatalog(List.of(ORDER_PLACED), List.of(upcasters)), PersonalText.SEALED);
    }

    @Test
    void shouldReadEveryVersionIntoTodaysRecord() {
        EventJson json = codec(TO_3, TO_2);

        assertThat(json.read("OrderPlaced", "1", "{\"orderId\":\"o\",\"priceCents\":1234}".getBytes(UTF_8)))
                .isEqualTo(new OrderPlaced("o", "12.34", "USD", "unknown"));
        assertThat(json.read(
                        "OrderPlaced", "2", "{\"orderId\":\"o\",\"price\":\"1.5\",\"currency\":\"EUR\"}".getBytes(UTF_8)))
                .isEqualTo(new OrderPlaced("o", "1.5", "EUR", "unknown"));
        OrderPlaced current = new OrderPlaced("o", "1.5", "EUR", "XETR");
        assertThat(json.read("OrderPlaced", "3", json.write(current))).isEqualTo(current);
    }

    @Test
    void shouldRefuseVersionsThatAreNewerOrNone() {
        EventJson json = codec(TO_2, TO_3);
        for (String version : List.of("4", "0", "01", "", "latest", "-1", "99999999999")) {
            assertThatThrownBy(() -> json.read("OrderPlaced", version, "{}".getBytes(UTF_8)))
                    .as(version)
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("OrderPlaced version " + version + " is unknown");
        }
    }

    @Test
    void shouldRefuseAnOldPayloadThatLacksWhatItsVersionHad() {
        EventJson json = codec(TO_2, TO_3);
        for (String payload : List.of("{\"orderId\":\"o\"}", "[]", "7", "{\"orderId\":\"o\",\"priceCents\":1,\"more\":2}")) {
            assertThatThrownBy(() -> json.read("OrderPlaced", "1", payload.getBytes(UTF_8)))
                    .as(payload)
                    .isInstanceOf(UnreadableEventException.class);
        }
    }

    @Test
    void shouldNotStartWithAGapBetweenVersions() {
        assertThatThrownBy(() -> codec(TO_2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no upcaster of OrderPlaced from version 2 to 3");
        assertThatThrownBy(() -> codec(TO_3)).hasMessageContaining("no upcaster of OrderPlaced from version 1 to 2");
    }

    @Test
    void shouldNotStartWithStepsThatLeadNowhereOrStandTwice() {
        assertThatThrownBy(() -> codec(TO_2, TO_3, TO_3)).hasMessageContaining("stands twice");
        assertThatThrownBy(() -> codec(TO_2, TO_3, new Upcaster("OrderPlaced", 3, json -> json)))
                .hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> codec(TO_2, TO_3, new Upcaster("OrderTaken", 1, json -> json)))
                .hasMessageContaining("there is no such type");
        EventType odd = new EventType("atlantis.test", "Odd", "1.0", OrderPlaced.class);
        assertThatThrownBy(() -> new EventCatalog(List.of(odd), List.of())).hasMessageContaining("version '1.0'");
    }

    @Test
    void shouldReadThePlatformsOwnEventsWithoutAGap() {
        assertThat(EventCatalog.released().types()).hasSameSizeAs(EventTypes.all());
    }
}
