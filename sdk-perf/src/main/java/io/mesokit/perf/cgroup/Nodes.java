package io.mesokit.perf.cgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Memory by memory node: a table that keeps its room, so that filling it again allocates nothing. */
final class Nodes {
    private static final int MOST = 1 << 16;

    private long[] bytes = new long[4];
    private boolean[] present = new boolean[4];
    private int end;

    void clear() {
        Arrays.fill(present, 0, end, false);
        end = 0;
    }

    /** One more than the highest number; 0 if there is none. */
    int end() {
        return end;
    }

    boolean has(int node) {
        return node >= 0 && node < end && present[node];
    }

    long bytes(int node) {
        return bytes[node];
    }

    /** Adds to what a node has so far. A number that no kernel gives a node is passed over. */
    void add(long number, long more) {
        if (number >= MOST) {
            return;
        }
        int node = (int) number;
        if (node >= bytes.length) {
            int room = Math.max(node + 1, bytes.length * 2);
            bytes = Arrays.copyOf(bytes, room);
            present = Arrays.copyOf(present, room);
        }
        bytes[node] = more + (present[node] ? bytes[node] : 0);
        present[node] = true;
        end = Math.max(end, node + 1);
    }

    long sum() {
        long sum = 0;
        for (int node = 0; node < end; node++) {
            sum += present[node] ? bytes[node] : 0;
        }
        return sum;
    }

    List<NodeMemory> toList() {
        List<NodeMemory> result = new ArrayList<>();
        for (int node = 0; node < end; node++) {
            if (present[node]) {
                result.add(new NodeMemory(node, bytes[node]));
            }
        }
        return List.copyOf(result);
    }
}
