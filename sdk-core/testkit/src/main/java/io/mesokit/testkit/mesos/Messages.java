package io.mesokit.testkit.mesos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The messages of the v1 APIs, read from the table {@code messages.txt}, which tells its format. Immutable. */
final class Messages {
    private static final Messages TABLE = read();
    private static final Set<String> SCALARS =
            Set.of("bool", "string", "bytes", "double", "float", "int32", "int64", "uint32", "uint64");
    private static final int MARK_AND_NUMBER = 2;

    private final Map<String, Message> byName = new HashMap<>();
    private final Map<String, Map<String, Integer>> enums = new HashMap<>();

    private Messages() {}

    private static Messages read() {
        Messages table = new Messages();
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream("messages.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return table;
    }

    private void add(String line) {
        List<String> words = List.of(line.split(" "));
        List<String> rest = words.subList(1, words.size());
        if (line.startsWith("@")) {
            Map<String, Integer> constants = new LinkedHashMap<>();
            rest.forEach(word -> {
                int equals = word.indexOf('=');
                constants.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
            });
            enums.put(words.get(0), constants);
        } else {
            byName.put(words.get(0), Message.of(rest.stream().map(Field::parse).toList()));
        }
    }

    /** The message of that name; names come from the table and from this package only. */
    static Message message(String name) {
        Message found = TABLE.byName.get(name);
        if (found == null) {
            throw new IllegalStateException("no message " + name);
        }
        return found;
    }

    /** The numbers of an enum's constants. */
    static Map<String, Integer> constants(Field field) {
        return TABLE.enums.getOrDefault(field.kind(), Map.of());
    }

    /** One message: its fields in the order of their declaration, as JSON has them, and by number, as protobuf has. */
    record Message(List<Field> fields, SortedMap<Integer, Field> byNumber) {
        static Message of(List<Field> fields) {
            SortedMap<Integer, Field> byNumber = new TreeMap<>();
            fields.forEach(field -> byNumber.put(field.number(), field));
            return new Message(fields, byNumber);
        }

        boolean has(String field) {
            return fields.stream().anyMatch(one -> one.name().equals(field));
        }
    }

    /** One field. */
    record Field(String name, int number, char mark, String kind, Optional<String> byDefault, boolean deprecated) {
        static Field parse(String word) {
            int hash = word.indexOf('#');
            int mark = hash + 1;
            while ("!:*%".indexOf(word.charAt(mark)) < 0) {
                mark++;
            }
            boolean deprecated = word.endsWith("~");
            String[] rest = word.substring(mark + 1, word.length() - (deprecated ? 1 : 0))
                    .split("=", MARK_AND_NUMBER);
            return new Field(
                    word.substring(0, hash),
                    Integer.parseInt(word.substring(hash + 1, mark)),
                    word.charAt(mark),
                    rest[0],
                    rest.length > 1 ? Optional.of(rest[1]) : Optional.empty(),
                    deprecated);
        }

        boolean required() {
            return mark == '!';
        }

        boolean repeated() {
            return mark == '*';
        }

        boolean map() {
            return mark == '%';
        }

        boolean isEnum() {
            return kind.startsWith("@");
        }

        boolean isMessage() {
            return !isEnum() && !SCALARS.contains(kind);
        }

        boolean hasConstant(String constant) {
            return constants(this).containsKey(constant);
        }
    }
}
