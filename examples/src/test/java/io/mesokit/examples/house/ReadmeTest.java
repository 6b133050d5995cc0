package io.mesokit.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.OwnJvm;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows works as pasted. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern FIRST_PROGRAM = Pattern.compile("```java\\n(import .*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void readme_isShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThan(150);
    }

    @Test
    void firstProgram_asPasted_compilesAndRuns() throws Exception {
        Matcher block = FIRST_PROGRAM.matcher(Files.readString(README));
        assertThat(block.find()).isTrue();
        Path source = Files.writeString(folder.resolve("FirstProgram.java"), block.group(1));
        compile(source);
        assertThat(run("FirstProgram")).contains("SUCCEEDED").contains("hello");
    }

    private void compile(Path source) {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        String path = System.getProperty("java.class.path");
        String[] arguments = {
            "-Xlint:all", "-Werror", "-proc:none", "-cp", path, "-d", folder.toString(), source.toString()
        };
        int result = ToolProvider.getSystemJavaCompiler().run(null, complaints, complaints, arguments);
        assertThat(result).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    }

    private String run(String main) throws Exception {
        OwnJvm jvm = new OwnJvm(main, folder + File.pathSeparator, List.of(main));
        assertThat(jvm.process.waitFor(60, TimeUnit.SECONDS))
                .as("ends by itself")
                .isTrue();
        assertThat(jvm.process.exitValue()).as(jvm.printed()).isZero();
        return jvm.printed();
    }
}
