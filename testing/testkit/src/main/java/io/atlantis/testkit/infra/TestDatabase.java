package io.atlantis.testkit.infra;

import javax.sql.DataSource;

/**
 * An empty database of a test's own.
 *
 * @param jdbcUrl    JDBC address
 * @param username   owner of the database
 * @param password   empty: loopback is trusted
 * @param dataSource unpooled connections to it
 */
public record TestDatabase(String jdbcUrl, String username, String password, DataSource dataSource) {}
