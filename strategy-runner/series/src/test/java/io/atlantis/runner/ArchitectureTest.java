package io.atlantis.runner;

import io.atlantis.testkit.arch.AtlantisArchitecture;
import java.util.List;

class ArchitectureTest implements AtlantisArchitecture {
    @Override
    public List<String> hotPackages() {
        return List.of("io.atlantis.runner.column", "io.atlantis.runner.indicator");
    }
}
