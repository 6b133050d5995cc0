package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.StatusException;
import io.mesokit.mesos.model.master.GetMasterResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import java.net.URI;
import java.util.Optional;

/** Which master leads. Safe for use by many threads. */
public final class Leader {
    static final String PATH = "/redirect";

    private final Api<MasterCall, MasterResponse> api;

    Leader(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The leading master, since when it runs and since when it leads. {@code GET_MASTER}, since 1.0; not authorized;
     * repeatable.
     */
    public Call<GetMasterResponse> get() {
        return api.ask("leader.get", MasterCall.of(MasterCallType.GET_MASTER), MasterResponse::master);
    }

    /**
     * Where the master asked says that the leader is, with the scheme it was asked by; answered while the leader
     * recovers, too. {@code GET /redirect}, since before 1.0; not authorized, and never authenticated; repeatable.
     *
     * @return a call that fails with {@link io.mesokit.core.ServerException} while there is no leader
     */
    public Call<URI> locate() {
        Request request = Request.get(PATH).operation("leader.locate");
        return api.composed("leader.locate", scope -> {
            try {
                return base(api.client()
                        .call(request, answer -> answer.request().url())
                        .execute());
            } catch (StatusException e) {
                return located(e).orElseThrow(() -> e);
            }
        });
    }

    /** From the redirect itself, or from where following it failed. */
    private static Optional<URI> located(StatusException refusal) {
        String asked = refusal.response().request().url();
        Optional<String> location = refusal.response().header("Location");
        if (location.isPresent()) {
            return Optional.of(base(URI.create(asked).resolve(location.get()).toString()));
        }
        return URI.create(asked).getPath().endsWith(PATH) ? Optional.empty() : Optional.of(base(asked));
    }

    private static URI base(String url) {
        URI uri = URI.create(url);
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    @Override
    public String toString() {
        return "Leader of " + api;
    }
}
