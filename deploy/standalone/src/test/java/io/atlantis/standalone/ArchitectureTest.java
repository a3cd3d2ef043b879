package io.atlantis.standalone;

import io.atlantis.testkit.arch.AtlantisArchitecture;

class ArchitectureTest implements AtlantisArchitecture {}
