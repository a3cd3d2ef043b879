package io.atlantis.runner.service;

import io.atlantis.testkit.arch.AtlantisArchitecture;

class ArchitectureTest implements AtlantisArchitecture {}
