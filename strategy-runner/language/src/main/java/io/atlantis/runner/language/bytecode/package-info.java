/**
 * Checked program to loaded class: an emitter, an audit of the emitted bytes that trusts nothing of the emitter, and
 * the one-off class loader. Nothing else in the platform defines classes.
 */
@NullMarked
package io.atlantis.runner.language.bytecode;

import org.jspecify.annotations.NullMarked;
