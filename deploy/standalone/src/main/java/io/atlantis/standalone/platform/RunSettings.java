package io.atlantis.standalone.platform;

import java.net.URI;

/**
 * What a start is asked for.
 *
 * @param port      port of the edge on loopback
 * @param simulator whether the simulated market plays
 * @param workspace the desk whose entities the commands are about
 */
record RunSettings(int port, boolean simulator, String workspace) {

    URI edge() {
        return URI.create("http://localhost:" + port);
    }
}
