/** Time in the embedded cluster: the machine's, or a virtual one that tests move forward. */
@NullMarked
package io.mesokit.testkit.time;

import org.jspecify.annotations.NullMarked;
