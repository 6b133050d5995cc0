/** A behaving Mesos: masters, agents and what runs on them, behind the v1 operator API and the older HTTP routes. */
@NullMarked
package io.mesokit.testkit.mesos;

import org.jspecify.annotations.NullMarked;
