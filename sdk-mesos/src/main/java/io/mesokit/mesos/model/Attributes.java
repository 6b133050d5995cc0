package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says of itself: {@code rack:7;zone:eu-1;ports:[1-9]}. A name may come several times; constraints look
 * at the first. A value that looks like a number is one: {@code 1.0} is, {@code v1.0} is a text. Immutable.
 *
 * <pre>{@code
 * Attributes attributes = Attributes.parse("rack:7;zone:eu-1");
 * attributes.text("zone");    // Optional[eu-1]
 * attributes.scalar("rack");  // OptionalDouble[7.0]
 * }</pre>
 */
public final class Attributes implements Iterable<Attribute> {
    private static final Attributes NONE = new Attributes(List.of());

    private final List<Attribute> attributes;

    private Attributes(List<Attribute> attributes) {
        this.attributes = List.copyOf(attributes);
    }

    /** No attributes. */
    public static Attributes none() {
        return NONE;
    }

    /**
     * These attributes, in this order.
     *
     * @param attributes as they came from a server, or made by hand
     */
    @JsonCreator
    public static Attributes of(Collection<Attribute> attributes) {
        return new Attributes(List.copyOf(attributes));
    }

    /**
     * What the text says; by the rules of the server, not by those of its documentation: items end at a semicolon or a
     * new line, the first colon ends the name, blanks in a value are dropped, and there are no sets.
     *
     * @param text like {@code rack:7;zone:eu-1}
     * @throws IllegalArgumentException if an agent would not start with it
     */
    public static Attributes parse(String text) {
        List<Attribute> attributes = new ArrayList<>();
        for (String item : text.split("[;\\n]")) {
            if (!item.isEmpty()) {
                attributes.add(item(item));
            }
        }
        return new Attributes(attributes);
    }

    private static Attribute item(String item) {
        int colon = item.indexOf(':');
        if (colon <= 0 || colon == item.length() - 1) {
            throw new IllegalArgumentException("not name:value: " + item);
        }
        TypedValue value = ValueText.parse(item.substring(colon + 1));
        if (value.type().equals(ValueType.SET)) {
            throw new IllegalArgumentException("an attribute is never a set: " + item);
        }
        return Attribute.builder()
                .name(item.substring(0, colon))
                .type(value.type())
                .scalar(value.scalar())
                .ranges(value.ranges())
                .text(value.text())
                .build();
    }

    /**
     * The first one of a name, which is the one that constraints look at.
     *
     * @param name the name
     */
    public Optional<Attribute> first(String name) {
        return stream().filter(attribute -> attribute.name().equals(name)).findFirst();
    }

    /**
     * All of a name.
     *
     * @param name the name
     */
    public List<Attribute> all(String name) {
        return stream().filter(attribute -> attribute.name().equals(name)).toList();
    }

    /**
     * The first one of a name as a text.
     *
     * @param name the name
     * @return empty if there is none, or it is no text
     */
    public Optional<String> text(String name) {
        return first(name).flatMap(Attribute::text).map(Text::value);
    }

    /**
     * The first one of a name as a number.
     *
     * @param name the name
     * @return empty if there is none, or it is no number
     */
    public OptionalDouble scalar(String name) {
        return first(name).flatMap(Attribute::scalar).stream()
                .mapToDouble(Scalar::value)
                .findFirst();
    }

    /**
     * The first one of a name as ranges.
     *
     * @param name the name
     * @return empty if there is none, or it is no ranges
     */
    public Optional<Ranges> ranges(String name) {
        return first(name).flatMap(Attribute::ranges);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return attributes.isEmpty();
    }

    /** All of them, in order. */
    @JsonValue
    public List<Attribute> toList() {
        return attributes;
    }

    /** All of them, in order. */
    public Stream<Attribute> stream() {
        return attributes.stream();
    }

    /** All of them, in order. */
    @Override
    public Iterator<Attribute> iterator() {
        return attributes.iterator();
    }

    /** Whether they are the same in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** A text that {@link #parse} reads, unless there is a set. */
    @Override
    public String toString() {
        return stream().map(Attributes::print).collect(Collectors.joining(";"));
    }

    private static String print(Attribute attribute) {
        Optional<Object> value = attribute
                .scalar()
                .<Object>map(any -> any)
                .or(attribute::ranges)
                .or(attribute::set)
                .or(attribute::text);
        return attribute.name() + ":" + value.orElse("");
    }
}
