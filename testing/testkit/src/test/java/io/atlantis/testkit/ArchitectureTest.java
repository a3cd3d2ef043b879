package io.atlantis.testkit;

import io.atlantis.testkit.arch.AtlantisArchitecture;

class ArchitectureTest implements AtlantisArchitecture {}
