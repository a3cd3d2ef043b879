package io.atlantis.query.projection;

/** Makes the service's tables, empty, in a schema of the given name: by the very migrations that made the live ones. */
@FunctionalInterface
public interface SchemaDefinition {

    /**
     * Makes the schema and its tables.
     *
     * @param schema a name that no schema has
     */
    void createIn(String schema);
}
