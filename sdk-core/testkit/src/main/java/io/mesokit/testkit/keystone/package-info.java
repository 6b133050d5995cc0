/** An identity service that behaves like Keystone v3: it issues, checks, expires and revokes tokens. */
@NullMarked
package io.mesokit.testkit.keystone;

import org.jspecify.annotations.NullMarked;
