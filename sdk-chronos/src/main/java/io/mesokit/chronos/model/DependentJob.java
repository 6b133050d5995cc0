package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import org.immutables.value.Value;

/** A job that is run when all its parents have succeeded equally often. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DependentJobBuilder.class)
@JsonSerialize(as = DependentJob.class)
public non-sealed interface DependentJob extends Job {
    /**
     * The jobs it waits for, at least one. They must exist before it is put: 3.x forgets a job with an unknown parent
     * without a word. A job that is its own parent would bring the server down, and is refused before it is sent.
     */
    @JsonProperty("parents")
    List<String> parents();

    /** Starts with nothing set; {@code name} and at least one of {@code parents} are needed. */
    static DependentJobBuilder builder() {
        return new DependentJobBuilder();
    }

    /** A builder that starts from this job, its counters among the rest. */
    default DependentJobBuilder toBuilder() {
        return new DependentJobBuilder().from(this);
    }

    @Override
    default DependentJob resetCounters() {
        return toBuilder()
                .successCount(0)
                .errorCount(0)
                .errorsSinceLastSuccess(0)
                .lastSuccess("")
                .lastError("")
                .build();
    }

    @Override
    default DependentJob withDisabled(boolean disabled) {
        return toBuilder().disabled(disabled).build();
    }

    @Override
    default DependentJob withCommand(String command) {
        return toBuilder().command(command).build();
    }

    /** One line for people, also what {@code toString()} gives: name, parents, command and what became of it. */
    default String toText() {
        return JobText.of(this, "after " + String.join(", ", parents()));
    }
}
