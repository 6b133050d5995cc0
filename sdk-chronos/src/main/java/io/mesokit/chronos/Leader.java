package io.mesokit.chronos;

import io.mesokit.chronos.model.LeaderInfo;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;

/** Which server leads. Safe for use by many threads. */
public final class Leader {
    private final Api api;

    Leader(Api api) {
        this.api = api;
    }

    /**
     * The leader. {@code GET leader} below the version's prefix, not at the root as the manual has it; since 2.5;
     * repeatable.
     */
    public Call<LeaderInfo> get() {
        return api.versioned(
                prefix -> Request.get(prefix + "/leader").operation("leader.get"), Decoder.json(LeaderInfo.class));
    }

    @Override
    public String toString() {
        return "Leader of " + api;
    }
}
