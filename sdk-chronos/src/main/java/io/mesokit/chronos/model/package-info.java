/** What Chronos knows, as values: jobs, schedules, runs. Nothing here talks to a server. */
@NullMarked
package io.mesokit.chronos.model;

import org.jspecify.annotations.NullMarked;
