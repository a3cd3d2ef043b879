package io.atlantis.command.routing;

import io.atlantis.command.dispatch.CommandContext;
import tools.jackson.databind.JsonNode;

/**
 * A command on its way to another instance.
 *
 * @param name qualified name of its kind
 * @param command its members
 * @param context who sent it, and under which command id
 */
record ForwardedCommand(String name, JsonNode command, CommandContext context) {}
