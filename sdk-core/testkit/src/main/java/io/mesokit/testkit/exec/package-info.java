/** How the embedded cluster runs tasks: real local processes held to their share of CPU, or a simulation. */
@NullMarked
package io.mesokit.testkit.exec;

import org.jspecify.annotations.NullMarked;
