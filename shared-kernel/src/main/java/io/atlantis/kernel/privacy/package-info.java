/**
 * Personal data in the event log: sealed before it is hashed, with a key of its own for each subject, so that destroying the
 * key erases it and the hash chain stays whole. Here live the sealed form of a text, the pseudonyms of subjects, the master
 * key, and the keys of subjects in {@code domain.subject-keys}.
 *
 * <p>Nothing here logs, keeps or throws a name: messages speak of subjects by pseudonym. No knowledge of particular event
 * types here.
 */
@NullMarked
package io.atlantis.kernel.privacy;

import org.jspecify.annotations.NullMarked;
