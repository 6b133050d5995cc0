package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.Role;
import io.mesokit.mesos.model.master.GetRolesResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import java.util.List;

/** The roles of a cluster. Safe for use by many threads. */
public final class Roles {
    private final Api<MasterCall, MasterResponse> api;

    Roles(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The roles that are in use, or have a weight or a quota. What is used up of a quota is only in {@link
     * Legacy#roles()}. {@code GET_ROLES}, since 1.0; filtered by VIEW_ROLE; repeatable.
     */
    public Call<List<Role>> list() {
        return api.list(
                "roles.list",
                MasterCall.of(MasterCallType.GET_ROLES),
                answer -> answer.roles().map(GetRolesResponse::roles));
    }

    @Override
    public String toString() {
        return "Roles of " + api;
    }
}
