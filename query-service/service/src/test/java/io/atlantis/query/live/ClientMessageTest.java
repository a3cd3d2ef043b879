package io.atlantis.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.query.live.ClientMessage.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ClientMessageTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void shouldReadASubscriptionThatResumes() throws Exception {
        ClientMessage message = ClientMessage.parse(
                json, "{\"op\":\"subscribe\",\"channels\":[\"lag\",\"quotes:IBM\"],\"after\":{\"lag\":17}}");
        assertThat(message.op()).isEqualTo(ClientMessage.Op.SUBSCRIBE);
        assertThat(message.channels()).containsExactly("lag", "quotes:IBM");
        assertThat(message.after()).containsExactly(java.util.Map.entry("lag", 17L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"op\":\"dance\"}",
                "{\"op\":\"subscribe\"}",
                "{\"op\":\"subscribe\",\"channels\":\"lag\"}",
                "{\"op\":\"subscribe\",\"channels\":[1]}"
            })
    void shouldRefuseWhatItCannotFollow(String text) {
        assertThatThrownBy(() -> ClientMessage.parse(json, text)).isInstanceOf(MalformedMessageException.class);
    }
}
