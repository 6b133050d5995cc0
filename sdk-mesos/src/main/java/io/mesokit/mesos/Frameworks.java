package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.master.GetExecutorsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.TeardownCall;

/** The frameworks of a cluster. Safe for use by many threads. */
public final class Frameworks {
    private final Api<MasterCall, MasterResponse> api;

    Frameworks(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The frameworks, and up to 50 that have ended. {@code GET_FRAMEWORKS}, since 1.0; filtered by VIEW_FRAMEWORK;
     * repeatable.
     */
    public Call<GetFrameworksResponse> list() {
        return api.ask("frameworks.list", MasterCall.of(MasterCallType.GET_FRAMEWORKS), MasterResponse::frameworks);
    }

    /**
     * Their executors; those that the agents make for plain commands are not among them. {@code GET_EXECUTORS}, since
     * 1.0; filtered by VIEW_FRAMEWORK and VIEW_EXECUTOR; repeatable.
     */
    public Call<GetExecutorsResponse> executors() {
        return api.ask("frameworks.executors", MasterCall.of(MasterCallType.GET_EXECUTORS), MasterResponse::executors);
    }

    /**
     * Removes a framework and kills all its tasks. {@code TEARDOWN}, since 1.5; authorized as TEARDOWN_FRAMEWORK; not
     * repeatable, for the second time is refused.
     *
     * @param framework the framework; its id can never be used again
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown framework
     */
    public Call<Void> teardown(FrameworkId framework) {
        return api.tellOnce(
                "frameworks.teardown",
                MasterCall.of(TeardownCall.builder().frameworkId(framework).build()));
    }

    @Override
    public String toString() {
        return "Frameworks of " + api;
    }
}
