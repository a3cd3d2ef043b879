package io.atlantis.ingest;

import io.atlantis.testkit.arch.AtlantisArchitecture;
import java.util.List;

class ArchitectureTest implements AtlantisArchitecture {

    @Override
    public List<String> hotPackages() {
        return List.of("io.atlantis.ingest.decode..", "io.atlantis.ingest.record..");
    }
}
