/** The HTTP base every embedded service stands on: exact answers, a request log, and faults on demand. */
@NullMarked
package io.mesokit.testkit.http;

import org.jspecify.annotations.NullMarked;
