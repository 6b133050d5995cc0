package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.DurationInfo;
import io.mesokit.mesos.model.master.GetLoggingLevelResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.SetLoggingLevelCall;
import java.time.Duration;

/** How much a server logs. Safe for use by many threads. */
public final class Logging {
    private final Api<MasterCall, MasterResponse> api;

    /** The messages of these calls are the same on both servers. */
    Logging(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** The verbosity; 0 is normal. {@code GET_LOGGING_LEVEL}, since 1.0; not authorized; repeatable. */
    public Call<Integer> level() {
        return api.ask(
                "logging.level",
                MasterCall.of(MasterCallType.GET_LOGGING_LEVEL),
                answer -> answer.loggingLevel().map(GetLoggingLevelResponse::level));
    }

    /**
     * Changes the verbosity for a while. {@code SET_LOGGING_LEVEL}, since 1.0; authorized as SET_LOG_LEVEL; repeatable.
     *
     * @param level usually 0 to 3; the server takes any
     * @param duration after which the old level comes back
     */
    public Call<Void> change(int level, Duration duration) {
        SetLoggingLevelCall call = SetLoggingLevelCall.builder()
                .level(level)
                .duration(DurationInfo.of(duration))
                .build();
        return api.tell("logging.change", MasterCall.of(call));
    }

    @Override
    public String toString() {
        return "Logging of " + api;
    }
}
