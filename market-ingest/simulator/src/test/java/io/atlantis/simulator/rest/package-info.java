@NullMarked
package io.atlantis.simulator.rest;

import org.jspecify.annotations.NullMarked;
