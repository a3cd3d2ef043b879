/** Consumer lag: how far behind every reader of every topic is, in records and in seconds. */
@NullMarked
package io.atlantis.query.lag;

import org.jspecify.annotations.NullMarked;
