package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharesTest extends FakeMachine {
    private final List<String> kept = new ArrayList<>();
    private boolean full;
    private Cgroups cgroups;
    private Shares shares;

    @BeforeEach
    void three() {
        task("second", 21, "best-effort", 100);
        task("third", 22, "best-effort", 100);
        cgroups = Cgroups.under(root);
        shares = new Shares(cgroups, Ledger.open(root.resolve("state"), this::keep), new Complaints());
    }

    private void keep(byte[] text) throws IOException {
        if (full) {
            throw new IOException("the disk is full");
        }
        kept.add(new String(text, StandardCharsets.UTF_8) + " while it is at " + weight("batch"));
    }

    private void hold(int level) {
        Census census = new Census(cgroups, tasks, "mesokit.class");
        shares.hold(List.copyOf(census.groups(Kind.BEST_EFFORT)), level);
        shares.restoreOthers(Set.of("/mesos/batch", "/mesos/second", "/mesos/third"));
    }

    @Test
    void hold_manyGroups_areOnDiskAtOnceBeforeTheFirstIsChanged() {
        hold(1);

        assertThat(kept).as("once before, and once after").hasSize(2);
        assertThat(kept.get(0)).contains("/mesos/batch", "/mesos/second", "/mesos/third", "at 400");
        assertThat(kept.get(1)).endsWith("at 200");
    }

    @Test
    void hold_nothingChanges_keepsNothingAnew() {
        hold(1);
        kept.clear();

        hold(1);

        assertThat(kept).isEmpty();
    }

    @Test
    void hold_diskIsFull_changesNoneAndSaysSoOnce() {
        full = true;
        hold(1);
        hold(2);
        assertThat(weight("batch")).isEqualTo(400);
        assertThat(weight("third")).isEqualTo(100);
        assertThat(complaints()).singleElement().asString().contains("the disk is full");

        full = false;
        hold(2);
        assertThat(weight("batch")).isEqualTo(100);
        shares.restoreAll();
        assertThat(weight("batch")).isEqualTo(400);
        assertThat(kept.get(kept.size() - 1)).startsWith("[]");
    }
}
