package io.atlantis.eventstore.core;

/**
 * What a claim says about its owner.
 *
 * @param nodeId unique name of the process
 * @param url where it takes commands
 * @param softwareVersion its version
 */
public record NodeIdentity(String nodeId, String url, String softwareVersion) {}
