/** Events about personal data itself: that it was erased. They name nobody; a subject is known by its pseudonym alone. */
@NullMarked
package io.atlantis.kernel.contract.privacy;

import org.jspecify.annotations.NullMarked;
