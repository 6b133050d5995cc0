package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Admission;
import io.mesokit.examples.supervisor.plan.Decision;
import java.util.Optional;

/**
 * What is thought of a job when it is registered, on its user's word. Immutable.
 *
 * @param decision the first size, and whether it will do
 * @param shortfall the promise that cannot be kept if this one is made too
 */
public record Admitted(Decision decision, Optional<Admission.Shortfall> shortfall) {}
