/** How calls are really made. No API: anything here may change at any time. */
@NullMarked
package io.mesokit.core.internal;

import org.jspecify.annotations.NullMarked;
