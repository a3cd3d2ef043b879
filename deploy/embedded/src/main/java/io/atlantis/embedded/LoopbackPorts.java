package io.atlantis.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports that nobody listens on. They are free when asked for; whoever takes one should do so at once. */
public final class LoopbackPorts {

    private LoopbackPorts() {}

    /**
     * Finds ports that differ from each other.
     *
     * @param count how many
     * @return {@code count} different port numbers
     * @throws UncheckedIOException if there are not that many
     */
    public static int[] find(int count) {
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

    /**
     * Tells whether a port could be listened on right now.
     *
     * @param port port number
     * @return false if another program listens there, or the port is not this user's to take
     */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
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
