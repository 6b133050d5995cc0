package io.mesokit.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every public type and member of the published modules has Javadoc; doclint can ask that only of generated code too.
 */
class JavadocTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void publicMembers_ofPublishedModules_haveJavadoc() throws IOException {
        assertThat(undocumented(sources())).isEmpty();
    }

    @Test
    void checker_undocumentedMember_isFound() throws IOException {
        Path sample = Files.createTempDirectory("javadoc").resolve("Sample.java");
        Files.writeString(
                sample, "/** A. */ public class Sample { public void bare() {} /** B. */ public void fine() {} }");
        assertThat(undocumented(List.of(sample))).singleElement().asString().contains("bare");
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(
                            path -> path.getFileName().toString().startsWith("sdk-"))
                    .toList()) {
                found.addAll(below(module.resolve("src/main/java")));
                found.addAll(below(module.resolve("testkit/src/main/java")));
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/internal/"))
                    .toList();
        }
    }

    private static List<String> undocumented(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> missing = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Members(docs, missing).scan(new TreePath(unit), null);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return missing;
    }

    /** Goes only into what is public itself. */
    private static final class Members extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<String> missing;

        Members(DocTrees docs, List<String> missing) {
            this.docs = docs;
            this.missing = missing;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            demand(type.getSimpleName().toString());
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean inherited = method.getModifiers().getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
            if (isPublic(method.getModifiers()) && !inherited) {
                demand(method.getName().toString());
            }
            return null;
        }

        private boolean isPublic(ModifiersTree modifiers) {
            if (modifiers.getFlags().contains(Modifier.PRIVATE)) {
                return false;
            }
            Tree around = getCurrentPath().getParentPath().getLeaf();
            boolean inInterface = around.getKind() == Tree.Kind.INTERFACE;
            return inInterface || modifiers.getFlags().contains(Modifier.PUBLIC);
        }

        private void demand(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                missing.add(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
