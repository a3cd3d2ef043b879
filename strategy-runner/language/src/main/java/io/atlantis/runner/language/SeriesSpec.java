package io.atlantis.runner.language;

/**
 * A series that a program names, readable bar by bar from its instances.
 *
 * @param name the name it is assigned to, or the text of an evaluated expression
 * @param type type of its values
 */
public record SeriesSpec(String name, SeriesType type) {}
