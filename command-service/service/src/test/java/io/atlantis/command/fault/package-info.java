/**
 * The command service on real processes that are killed, paused and lied to. A {@link io.atlantis.command.fault.Cluster} is a broker and
 * instances of the service, each in a JVM of its own; {@link io.atlantis.command.fault.Workload} drives it and writes the history down;
 * {@link io.atlantis.command.fault.RunAudit} holds the history to the log and to a sequential model.
 */
@NullMarked
package io.atlantis.command.fault;

import org.jspecify.annotations.NullMarked;
