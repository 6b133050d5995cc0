/** What the service modules are built on. Public because they live in other artifacts; not an API for users. */
@NullMarked
package io.mesokit.core.spi;

import org.jspecify.annotations.NullMarked;
