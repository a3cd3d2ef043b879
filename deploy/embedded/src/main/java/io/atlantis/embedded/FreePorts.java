package io.atlantis.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports that nobody listens on. They are free when asked for; whoever takes one should do so at once. */
final class FreePorts {

    private FreePorts() {}

    /**
     * Finds ports that differ from each other.
     *
     * @param count how many
     * @return {@code count} different port numbers
     */
    static int[] find(int count) {
        ServerSocket[] held = new ServerSocket[count];
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                held[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = held[i].getLocalPort();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        } finally {
            release(held);
        }
    }

    private static void release(ServerSocket[] held) {
        for (ServerSocket socket : held) {
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
