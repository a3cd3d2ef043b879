/** What every endpoint shares: who asks, bounded and strict bodies, checks that name fields, problems as RFC 9457. */
@NullMarked
package io.atlantis.command.web;

import org.jspecify.annotations.NullMarked;
