package io.atlantis.command.fault;

import java.util.concurrent.CompletableFuture;

/** Ends this JVM when the one that started it ends: no killed test leaves servers behind. */
final class ParentWatch {

    private static final int ORPHANED = 70;

    private ParentWatch() {}

    static CompletableFuture<Void> begin() {
        return ProcessHandle.current()
                .parent()
                .map(parent ->
                        parent.onExit().thenAccept(_ -> Runtime.getRuntime().halt(ORPHANED)))
                .orElseThrow(() -> new IllegalStateException("started by nobody"));
    }
}
