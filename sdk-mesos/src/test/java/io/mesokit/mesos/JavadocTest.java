package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who reads the documentation of a method that sends something learns which call or route it sends, what the server
 * wants to allow it, whether it may be repeated, and since when there is such a thing.
 */
class JavadocTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "mesokit", "mesos");

    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+[^\\n]*\\s+)*public "
                    + "(?:(?:Call|StreamCall)<[^{;]*?>|InputStream|ViewCall) (\\w+)\\(",
            Pattern.DOTALL);

    /** What they send is the caller's own affair, or has been sent already. */
    private static final Set<String> OTHERS =
            Set.of("MesosMaster.raw", "MesosAgent.raw", "ContainerSession.stdout", "ContainerSession.stderr");

    private record Method(String name, String doc) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Method> methods() throws IOException {
        List<Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                Matcher matcher = METHOD.matcher(Files.readString(file));
                while (matcher.find()) {
                    String doc = matcher.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ");
                    methods.add(new Method(type + "." + matcher.group(2), doc));
                }
            }
        }
        return methods.stream()
                .filter(method -> !OTHERS.contains(method.name()))
                .toList();
    }

    private static void check(String what, String pattern) throws IOException {
        assertThat(methods())
                .as("Javadoc without %s", what)
                .filteredOn(method ->
                        !Pattern.compile(pattern).matcher(method.doc()).find())
                .isEmpty();
    }

    @Test
    void everyCall_documented_namesItsCallOrRoute() throws IOException {
        check("the call or route", "\\{@code\\s+([A-Z]+(_[A-Z]+)+|SUBSCRIBE|TEARDOWN|(GET|POST) ?/?)");
    }

    @Test
    void everyCall_documented_namesItsAuthorization() throws IOException {
        check("the authorization", "authorized as|filtered (by|as)|not authorized");
    }

    @Test
    void everyCall_documented_saysWhetherItMayBeRepeated() throws IOException {
        check("whether it may be repeated", "\\b(not )?repeatable");
    }

    @Test
    void everyCall_documented_saysSinceWhen() throws IOException {
        check("since when", "[Ss]ince (before )?1\\.\\d+");
    }

    /** What is said of a call is what the tables say of it. */
    @Test
    void everyCall_documented_agreesWithTheTableOnRepeating() throws IOException {
        Set<String> repeatable = Surface.table("calls.tsv").stream()
                .filter(line -> line[2].equals("y"))
                .map(line -> line[1])
                .collect(Collectors.toSet());
        Set<String> never = Surface.table("calls.tsv").stream()
                .filter(line -> line[2].equals("n"))
                .map(line -> line[1])
                .filter(call -> !repeatable.contains(call))
                .collect(Collectors.toSet());
        assertThat(methods())
                .filteredOn(method -> called(method, never) != method.doc().contains("not repeatable"))
                .filteredOn(method -> !method.doc().contains("{@code GET /"))
                .isEmpty();
    }

    private static boolean called(Method method, Set<String> calls) {
        Matcher named = Pattern.compile("\\{@code\\s+([A-Z_]+)\\}(?: with [^,]*)?, since")
                .matcher(method.doc());
        return named.find() && calls.contains(named.group(1));
    }

    @Test
    void everyCall_countedInTheSources_isLookedAt() throws IOException {
        assertThat(methods()).hasSizeGreaterThan(100);
    }
}
