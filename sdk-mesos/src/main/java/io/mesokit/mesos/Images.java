package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.Image;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.PruneImagesCall;
import java.util.Collection;

/** Container images that an agent keeps. Safe for use by many threads. */
public final class Images {
    private final Api<AgentCall, AgentResponse> api;

    Images(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    /**
     * Deletes the layers that no container uses. {@code PRUNE_IMAGES}, since 1.5; authorized as PRUNE_IMAGES;
     * repeatable.
     *
     * @param excluded to be kept, beside those that the agent's own configuration keeps
     */
    public Call<Void> prune(Collection<Image> excluded) {
        return api.tell(
                "images.prune",
                AgentCall.of(PruneImagesCall.builder().excludedImages(excluded).build()));
    }

    @Override
    public String toString() {
        return "Images of " + api;
    }
}
