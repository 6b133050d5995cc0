@NullMarked
package io.mesokit.perf.cgroup;

import org.jspecify.annotations.NullMarked;
