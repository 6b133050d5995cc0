package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many exchanges of each recorded set were played again, and how many of them alike. */
final class ReplayTally {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayTally.class);

    private final Map<String, int[]> bySet = new TreeMap<>();

    void agreed(String set) {
        count(set)[0]++;
    }

    void excepted(String set) {
        count(set)[1]++;
    }

    private int[] count(String set) {
        return bySet.computeIfAbsent(set, unused -> new int[2]);
    }

    /** Logs one line for each set, and fails unless every exchange of these was played or has its reason. */
    void check(List<String> sets) {
        assertThat(bySet.keySet()).containsAll(sets);
        for (String set : sets) {
            int total = Fixtures.load("mesos/1.12.0/" + set).size();
            int[] counts = count(set);
            LOG.info("replay mesos/1.12.0/{} {}/{}", set, counts[0], total);
            assertThat(counts[0] + counts[1]).as(set).isEqualTo(total);
        }
    }
}
