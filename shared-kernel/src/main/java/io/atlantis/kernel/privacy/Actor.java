package io.atlantis.kernel.privacy;

/**
 * Who did something, as a reader may show it.
 *
 * @param name the person's or the service's; {@code erased:…} when the person's key is destroyed
 * @param key {@code <subject, 32 hex>.<key id>} that the name was sealed with; empty when it never was
 */
public record Actor(String name, String key) {}
