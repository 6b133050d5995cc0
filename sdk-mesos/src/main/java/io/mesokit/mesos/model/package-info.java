/** What Mesos knows, as values: agents, frameworks, tasks, resources. Nothing here talks to a server. */
@NullMarked
package io.mesokit.mesos.model;

import org.jspecify.annotations.NullMarked;
