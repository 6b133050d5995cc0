package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of words. Two with the same words are equal in any order; the order is kept all the same, because the server
 * compares by position. Immutable.
 *
 * @param items the words
 */
public record ValueSet(@JsonProperty("item") List<String> items) {
    /** Keeps a copy of the list. */
    public ValueSet(@JsonProperty("item") List<String> items) {
        this.items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * These words.
     *
     * @param items any
     */
    public static ValueSet of(String... items) {
        return new ValueSet(List.of(items));
    }

    /**
     * The words of this, then those of the other that are not in this.
     *
     * @param other any
     */
    public ValueSet plus(ValueSet other) {
        LinkedHashSet<String> all = new LinkedHashSet<>(items);
        all.addAll(other.items);
        return new ValueSet(List.copyOf(all));
    }

    /**
     * The words of this that are not in the other.
     *
     * @param other any
     */
    public ValueSet minus(ValueSet other) {
        return new ValueSet(
                items.stream().filter(item -> !other.items.contains(item)).toList());
    }

    /**
     * Whether all words of the other are in this.
     *
     * @param other any
     */
    public boolean contains(ValueSet other) {
        return new HashSet<>(items).containsAll(other.items);
    }

    /** Whether there is no word in it. */
    @JsonIgnore
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueSet that && new HashSet<>(items).equals(new HashSet<>(that.items));
    }

    @Override
    public int hashCode() {
        return new HashSet<>(items).hashCode();
    }

    /** As servers write it: <code>{a, b}</code>. */
    @Override
    public String toString() {
        return items.stream().collect(Collectors.joining(", ", "{", "}"));
    }
}
