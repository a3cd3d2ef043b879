package io.atlantis.runner.engine;

/** The engine's version, part of each certificate: it grows whenever the same spec could give another result. */
public final class EngineVersion {
    /** The version of this engine. */
    public static final String CURRENT = "2";

    private EngineVersion() {}
}
