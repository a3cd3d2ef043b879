package io.atlantis.kernel.eventlog;

/**
 * An owner's announcement that from here on only its events count. Doubles as the routing table: the claim in force
 * names the node that takes commands for the partition.
 *
 * @param claimId unique id of the claim, also the record's key
 * @param epoch the claim is valid only when this follows the epoch in force
 * @param nodeId who claims
 * @param url where it takes commands
 * @param version its software version
 * @param partitions of the topic, as the owner found them: a topic never gets more, since that would move workspaces
 */
public record OwnerClaim(String claimId, long epoch, String nodeId, String url, String version, int partitions) {}
