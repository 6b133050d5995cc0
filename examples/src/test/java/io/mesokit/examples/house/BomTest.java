package io.mesokit.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM has no parent to keep it in step with. */
class BomTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    @Test
    void bom_namesEveryPublishedModuleAndNothingElse() throws IOException {
        TreeSet<String> published = new TreeSet<>();
        for (String module : all(MODULE, text(ROOT.resolve("pom.xml")))) {
            if (module.startsWith("sdk-") && !module.endsWith("/bom")) {
                String own = text(ROOT.resolve(module).resolve("pom.xml")).replaceFirst("(?s)<parent>.*</parent>", "");
                published.add(all(ARTIFACT, own).get(0));
            }
        }

        List<String> named = all(ARTIFACT, bom());

        assertThat(named.get(0)).isEqualTo("mesokit-bom");
        assertThat(named.subList(1, named.size())).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void bom_isOfTheParentsVersion() throws IOException {
        assertThat(all(VERSION, bom()).get(0))
                .isEqualTo(all(VERSION, text(ROOT.resolve("pom.xml"))).get(0));
    }

    /** Without the tools that build it. */
    private static String bom() throws IOException {
        return text(ROOT.resolve("sdk-core/bom/pom.xml")).replaceFirst("(?s)<build>.*</build>", "");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)<!--.*?-->", "");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
