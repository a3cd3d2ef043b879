/** Tests of the runner as a whole: a real broker, a recording command service. */
@NullMarked
package io.atlantis.runner.service;

import org.jspecify.annotations.NullMarked;
