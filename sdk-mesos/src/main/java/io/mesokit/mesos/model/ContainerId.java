package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container's id: at most 242 characters, none of them a dot, a blank, a slash or a control character. That of a
 * nested container has its parent's too. Immutable.
 *
 * @param value the container's own text
 * @param parent the container it is nested in; empty for a top-level one. Since Mesos 1.1
 */
public record ContainerId(
        @JsonProperty("value") String value,
        @JsonProperty("parent") Optional<ContainerId> parent) {
    /** Refuses an absent value. */
    public ContainerId {
        Objects.requireNonNull(value, "value");
        parent = absentAsEmpty(parent);
    }

    /** A JSON null gets here as one. */
    private static Optional<ContainerId> absentAsEmpty(@Nullable Optional<ContainerId> parent) {
        return parent == null ? Optional.empty() : parent;
    }

    /**
     * A top-level container.
     *
     * @param value its text
     */
    public static ContainerId of(String value) {
        return new ContainerId(value, Optional.empty());
    }

    /**
     * A container nested in this one.
     *
     * @param nested the nested one's own text
     */
    public ContainerId child(String nested) {
        return new ContainerId(nested, Optional.of(this));
    }

    /** The container at the top, which may be this one. */
    public ContainerId root() {
        ContainerId root = this;
        while (root.parent.isPresent()) {
            root = root.parent.get();
        }
        return root;
    }

    /** The texts from the top down, with dots between. */
    @Override
    public String toString() {
        return parent.map(up -> up + "." + value).orElse(value);
    }
}
