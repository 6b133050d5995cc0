package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupFilePairsTest {
    private final GroupFileBenchmark benchmark = new GroupFileBenchmark();
    private boolean open;

    @BeforeEach
    void needsACompiler() {
        CFloor.obstacle().ifPresent(why -> assumeTrue(false, why));
    }

    @AfterEach
    void close() {
        if (open) {
            benchmark.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allSides_readTheSameFile(GroupFile file) throws IOException {
        benchmark.file = file;
        benchmark.open();
        open = true;
        assertThat(benchmark.ours()).isNotNegative();
        // Numbers grow longer while they are read, where the group is not one of its own.
        assertThat(benchmark.peer())
                .isPositive()
                .isCloseTo(benchmark.readString() / GroupFileBenchmark.READS, withinPercentage(5));
    }
}
