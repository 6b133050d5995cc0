package io.mesokit.perf.prometheus;

import io.mesokit.perf.prometheus.Problem.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How keys and values that somebody else chose, such as the labels of a Mesos task, become labels of a series. Whatever
 * they are, something comes of it, and what had to be changed or left out is told by {@link LabelSet#problems()}.
 * Immutable; the methods give changed copies.
 *
 * <p>In this order: prefixes are dropped, each at the beginning of the key and once; what may not stand in a name
 * becomes an underscore, as does the place before a leading digit; a name that is reserved, or begins with {@code __},
 * gets {@code label_} in front; a name that is taken gets {@code _2}, {@code _3} and so on at its end. Keys are taken
 * in alphabetical order, those that need no change first, so that the same keys always come out the same.
 */
public final class LabelRules {
    private static final String ESCAPE = "label_";
    private static final int MOST = 32;
    private static final int LONGEST = 1024;

    private final List<String> prefixes;
    private final Set<String> reserved;
    private final int most;
    private final int longest;

    private LabelRules(List<String> prefixes, Set<String> reserved, int most, int longest) {
        this.prefixes = List.copyOf(prefixes);
        this.reserved = Set.copyOf(reserved);
        this.most = most;
        this.longest = longest;
    }

    /**
     * No prefixes are dropped; {@code le} and {@code quantile} are reserved; 32 labels, of 1024 characters, at most.
     */
    public static LabelRules ofDefaults() {
        return new LabelRules(List.of(), Set.of("le", "quantile"), MOST, LONGEST);
    }

    /**
     * Drops these too from the beginning of keys, in this order.
     *
     * @param some such as {@code org.apache.}
     */
    public LabelRules dropping(String... some) {
        List<String> more = new ArrayList<>(prefixes);
        more.addAll(List.of(some));
        return new LabelRules(more, reserved, most, longest);
    }

    /**
     * Keeps these names too for series of one's own.
     *
     * @param names such as {@code cpu}
     */
    public LabelRules reserving(Collection<String> names) {
        Set<String> more = new TreeSet<>(reserved);
        more.addAll(names);
        return new LabelRules(prefixes, more, most, longest);
    }

    /**
     * Limits the labels that keys become; what is more is left out.
     *
     * @param count how many, besides one's own; default 32, at least 0
     * @throws IllegalArgumentException if it is less
     */
    public LabelRules atMost(int count) {
        return new LabelRules(prefixes, reserved, atLeast(0, count), longest);
    }

    /**
     * Limits the length of values; what is longer is cut.
     *
     * @param characters how long; default 1024, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public LabelRules valuesUpTo(int characters) {
        return new LabelRules(prefixes, reserved, most, atLeast(1, characters));
    }

    private static int atLeast(int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("must be at least " + least + ": " + value);
        }
        return value;
    }

    /**
     * Makes labels. Never throws for what is in the given ones.
     *
     * @param own labels of one's own, whose names are protected
     * @param given keys and values of somebody else; a key may be there several times, the first counts
     */
    public LabelSet labels(LabelSet own, Collection<Map.Entry<String, String>> given) {
        Making making = new Making(own);
        given.stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> one) -> !isKept(one.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(making::take);
        making.tellSurplus();
        return new LabelSet(making.labels, making.problems);
    }

    private boolean isKept(String key) {
        return plain(key).equals(key);
    }

    /** The name that a key leads to by itself. */
    private String plain(String key) {
        String rest = key;
        for (String prefix : prefixes) {
            if (rest.startsWith(prefix) && rest.length() > prefix.length()) {
                rest = rest.substring(prefix.length());
            }
        }
        return Names.label(rest);
    }

    private final class Making {
        final SortedMap<String, String> labels = new TreeMap<>();
        final List<Problem> problems;
        private final LabelSet own;
        private final Map<String, String> nameByKey = new TreeMap<>();
        private final List<String> surplus = new ArrayList<>();

        Making(LabelSet own) {
            this.own = own;
            this.problems = new ArrayList<>(own.problems());
            own.forEach(labels::put);
        }

        void take(Map.Entry<String, String> label) {
            String key = label.getKey();
            if (key.isEmpty()) {
                tell(Kind.LABEL_DROPPED, key, "a label without a key is left out");
            } else if (nameByKey.containsKey(key)) {
                takeAgain(key, label.getValue());
            } else if (nameByKey.size() == most && !label.getValue().isEmpty()) {
                surplus.add(key);
            } else if (!label.getValue().isEmpty()) {
                String name = name(key);
                nameByKey.put(key, name);
                labels.put(name, cut(key, label.getValue()));
            }
        }

        /** Once for all, for there may be any number. */
        void tellSurplus() {
            if (!surplus.isEmpty()) {
                String which = surplus.size() == 1 ? "it is" : "this and " + (surplus.size() - 1) + " more are";
                tell(Kind.LABEL_DROPPED, surplus.get(0), which + " left out: at most " + most + " labels");
            }
        }

        private void takeAgain(String key, String value) {
            if (!value.equals(labels.get(nameByKey.get(key)))) {
                tell(Kind.LABEL_DROPPED, key, "the key is there twice; the first value stays");
            }
        }

        private String name(String key) {
            String plain = plain(key);
            boolean kept = reserved.contains(plain)
                    || plain.startsWith("__")
                    || own.get(plain).isPresent();
            String free = free(kept ? ESCAPE + plain : plain);
            if (!free.equals(plain)) {
                tell(Kind.LABEL_RENAMED, key, plain + (kept ? " is reserved" : " is taken") + "; it is named " + free);
            }
            return free;
        }

        private String free(String wanted) {
            String name = wanted;
            // "_" would become "__2", which is reserved.
            String stem = wanted.equals("_") ? ESCAPE + wanted : wanted;
            for (int number = 2; labels.containsKey(name); number++) {
                name = stem + '_' + number;
            }
            return name;
        }

        private String cut(String key, String value) {
            if (value.length() <= longest) {
                return value;
            }
            tell(Kind.VALUE_CUT, key, "cut from " + value.length() + " to " + longest + " characters");
            boolean between = longest > 1 && Character.isHighSurrogate(value.charAt(longest - 1));
            return value.substring(0, between ? longest - 1 : longest);
        }

        private void tell(Kind kind, String subject, String message) {
            problems.add(new Problem(kind, subject, message));
        }
    }
}
