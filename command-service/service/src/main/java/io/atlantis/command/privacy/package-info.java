/** Erasure of a person's data: the keys it was sealed with are destroyed, and the log tells of it. */
@NullMarked
package io.atlantis.command.privacy;

import org.jspecify.annotations.NullMarked;
