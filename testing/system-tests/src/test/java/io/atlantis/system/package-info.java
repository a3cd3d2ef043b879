/**
 * The platform from outside: started by the launcher script as a person starts it, driven over REST and the command line, killed, and
 * looked at again. What is expected comes from elsewhere: DuckDB over the same file, Kafka's own admin client, the other of two ways to
 * the same result.
 */
@NullMarked
package io.atlantis.system;

import org.jspecify.annotations.NullMarked;
