package io.atlantis.runner.archive;

import io.atlantis.testkit.arch.AtlantisArchitecture;

class ArchitectureTest implements AtlantisArchitecture {}
