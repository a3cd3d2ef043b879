/** What tests share: see the packages below. Nothing of a service, and nothing that production code needs. */
@NullMarked
package io.atlantis.testkit;

import org.jspecify.annotations.NullMarked;
