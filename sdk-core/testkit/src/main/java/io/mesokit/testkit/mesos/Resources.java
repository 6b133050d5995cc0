package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collection of resources: those of one kind are one entry, except volumes, which stay apart. The order of entries is
 * the server's (what becomes empty is replaced by the last one), since its messages show it. Immutable.
 */
final class Resources {
    private static final Resources NONE = new Resources(List.of());

    private final List<Resource> entries;

    private Resources(List<Resource> entries) {
        this.entries = List.copyOf(entries);
    }

    static Resources none() {
        return NONE;
    }

    static Resources of(Stream<Resource> several) {
        return several.reduce(NONE, Resources::plus, Resources::plus);
    }

    /** Reads a list in JSON. */
    static Resources of(JsonNode list) {
        return of(Json.stream(list).map(Resource::of));
    }

    /**
     * Reads a line such as {@code cpus:4;mem:1024;ports:[31000-32000];disk(prod):100}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Resources parse(String line) {
        return of(Stream.of(line.split(";"))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(Resources::entry));
    }

    private static Resource entry(String part) {
        int colon = part.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no resource: \"" + part + "\"");
        }
        String head = part.substring(0, colon).trim();
        int open = head.indexOf('(');
        String name = open < 0 ? head : head.substring(0, open);
        ObjectNode json = Json.object().put("name", name);
        Amount.parse(part.substring(colon + 1).trim()).write(json);
        json.put("role", open < 0 ? "*" : head.substring(open + 1, head.length() - 1));
        return Resource.of(json);
    }

    Stream<Resource> stream() {
        return entries.stream();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Resources plus(Resources others) {
        return others.stream().reduce(this, Resources::plus, Resources::plus);
    }

    Resources plus(Resource other) {
        if (other.amount().isEmpty()) {
            return this;
        }
        if (other.shared() && entries.stream().anyMatch(mine -> mine.same(other))) {
            return this; // there is one of it, however many use it
        }
        List<Resource> changed = new ArrayList<>(entries);
        for (int i = 0; i < changed.size(); i++) {
            Resource mine = changed.get(i);
            if (mine.sameKind(other) && !mine.indivisible()) {
                changed.set(i, mine.withAmount(mine.amount().plus(other.amount())));
                return new Resources(changed);
            }
        }
        changed.add(other);
        return new Resources(changed);
    }

    Resources minus(Resources others) {
        Resources left = this;
        for (Resource other : others.entries) {
            left = left.minus(other);
        }
        return left;
    }

    private Resources minus(Resource other) {
        List<Resource> changed = new ArrayList<>(entries);
        for (int i = 0; i < changed.size(); i++) {
            Resource mine = changed.get(i);
            if (mine.sameKind(other) && (!mine.indivisible() || mine.same(other))) {
                replace(changed, i, mine.withAmount(mine.amount().minus(other.amount())));
                break;
            }
        }
        return new Resources(changed);
    }

    private static void replace(List<Resource> changed, int at, Resource rest) {
        if (!rest.amount().isEmpty()) {
            changed.set(at, rest);
            return;
        }
        Resource last = changed.remove(changed.size() - 1);
        if (at < changed.size()) {
            changed.set(at, last);
        }
    }

    boolean contains(Resources others) {
        Resources left = this;
        for (Resource other : others.entries) {
            if (left.entries.stream().noneMatch(mine -> holds(mine, other))) {
                return false;
            }
            left = left.minus(other);
        }
        return true;
    }

    private static boolean holds(Resource mine, Resource other) {
        return mine.sameKind(other)
                && (mine.indivisible() ? mine.same(other) : mine.amount().contains(other.amount()));
    }

    Resources filter(Predicate<Resource> wanted) {
        return new Resources(entries.stream().filter(wanted).toList());
    }

    Resources shared() {
        return filter(Resource::shared);
    }

    Resources map(UnaryOperator<Resource> change) {
        return of(entries.stream().map(change));
    }

    Resources unallocated() {
        return map(Resource::unallocated);
    }

    Optional<Resource> volume(String persistenceId) {
        return stream()
                .filter(entry -> entry.persistenceId().equals(Optional.of(persistenceId)))
                .findFirst();
    }

    /** The numbers by name, sorted: cpus, disk, mem and what else there is. */
    Map<String, Amount.Thousandths> numbers() {
        Map<String, Amount.Thousandths> sums = new TreeMap<>();
        for (Resource entry : entries) {
            if (entry.amount() instanceof Amount.Thousandths some) {
                sums.merge(entry.name(), some, (a, b) -> new Amount.Thousandths(a.count() + b.count()));
            }
        }
        return sums;
    }

    /** The sum of one number. */
    double number(String name) {
        return numbers().getOrDefault(name, new Amount.Thousandths(0)).value();
    }

    /** Quantities by name, where ranges and items count one each. */
    Map<String, Double> quantities() {
        Map<String, Double> sums = new TreeMap<>();
        for (Resource entry : entries) {
            double size = entry.amount() instanceof Amount.Thousandths some
                    ? some.value()
                    : entry.amount() instanceof Amount.Spans spans
                            ? spans.size()
                            : ((Amount.Names) entry.amount()).items().size();
            sums.merge(entry.name(), size, Double::sum);
        }
        return sums;
    }

    ArrayNode json() {
        return stream().map(Resource::json).collect(Json.toArray());
    }

    ArrayNode doubleJson() {
        return stream().map(Resource::doubleJson).collect(Json.toArray());
    }

    ArrayNode oldJson() {
        return stream().map(Resource::oldJson).collect(Json.toArray());
    }

    /** With no more of each number than that, where it is not reserved. */
    Resources capped(ToDoubleFunction<String> most) {
        return of(entries.stream().map(entry -> {
            double cap = most.applyAsDouble(entry.name());
            boolean over =
                    entry.unreserved() && entry.amount() instanceof Amount.Thousandths some && some.value() > cap;
            return over ? entry.withAmount(new Amount.Thousandths((long) Math.floor(cap * 1000))) : entry;
        }));
    }

    /** The flat form of the older routes. */
    ObjectNode flatJson() {
        ObjectNode flat = Json.object();
        for (String always : List.of("disk", "mem", "gpus", "cpus")) {
            flat.put(always, number(always));
        }
        numbers().forEach((name, sum) -> flat.put(name, sum.value()));
        Map<String, Amount> others = new TreeMap<>();
        entries.stream()
                .filter(entry -> !(entry.amount() instanceof Amount.Thousandths))
                .forEach(entry -> others.merge(entry.name(), entry.amount(), Amount::plus));
        others.forEach((name, amount) -> flat.put(name, amount.text()));
        return flat;
    }

    /** As in messages; {@code {}} when empty. */
    String text() {
        return isEmpty() ? "{}" : stream().map(Resource::text).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return text();
    }
}
