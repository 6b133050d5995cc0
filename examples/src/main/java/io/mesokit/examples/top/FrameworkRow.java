package io.mesokit.examples.top;

import java.util.List;

/**
 * A framework, as it is shown.
 *
 * @param state {@code active}, {@code inactive}, {@code disconnected}, or {@code recovered}
 * @param share its dominant share, from 0 to 1, of what all agents have
 */
record FrameworkRow(
        String id,
        String name,
        List<String> roles,
        String state,
        int running,
        int staging,
        int other,
        Usage used,
        double share) {}
