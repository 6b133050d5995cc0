/** What the servers among the examples share. */
@NullMarked
package io.mesokit.examples.http;

import org.jspecify.annotations.NullMarked;
