package io.atlantis.command;

import io.atlantis.testkit.arch.AtlantisArchitecture;

class ArchitectureTest implements AtlantisArchitecture {}
