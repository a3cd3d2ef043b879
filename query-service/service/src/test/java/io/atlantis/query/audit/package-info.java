@NullUnmarked
package io.atlantis.query.audit;

import org.jspecify.annotations.NullUnmarked;
