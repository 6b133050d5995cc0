/** How any call is made: calls, streams, options, errors and credentials, shared by every service module. */
@NullMarked
package io.mesokit.core;

import org.jspecify.annotations.NullMarked;
