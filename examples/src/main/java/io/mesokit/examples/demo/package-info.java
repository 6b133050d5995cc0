/** The demo: the launcher and the supervisor on three jobs with deadlines, in a cluster of real local processes. */
@NullMarked
package io.mesokit.examples.demo;

import org.jspecify.annotations.NullMarked;
