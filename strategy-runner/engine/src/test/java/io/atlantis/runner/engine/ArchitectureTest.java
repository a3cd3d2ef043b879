package io.atlantis.runner.engine;

import io.atlantis.testkit.arch.AtlantisArchitecture;
import java.util.List;

class ArchitectureTest implements AtlantisArchitecture {
    @Override
    public List<String> hotPackages() {
        return List.of("io.atlantis.runner.engine.broker", "io.atlantis.runner.engine.money");
    }
}
