package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.WireResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a call is answered with, by its type. The calls that masters and agents share are there from the start. */
final class CommonCalls {
    private final Map<String, Call> byType = new LinkedHashMap<>();
    private final Guard guard;

    /** One type of call: its member, and who calls. */
    @FunctionalInterface
    interface Call {
        WireResponse answer(JsonNode member, Optional<String> principal) throws InterruptedException;
    }

    /** A call that answers with a member and needs nothing. */
    @FunctionalInterface
    interface Read {
        JsonNode answer();
    }

    /** The call's effect. */
    @FunctionalInterface
    interface Write {
        void apply(JsonNode member, Optional<String> principal);
    }

    CommonCalls(Guard guard) {
        this.guard = guard;
    }

    CommonCalls server(Flags flags, LogLevel level, Files files) {
        read("GET_HEALTH", () -> Json.object().put("healthy", true));
        read("GET_VERSION", () -> Json.object("version_info", Build.version()));
        guardedRead("GET_FLAGS", MesosAction.VIEW_FLAGS, flags::listed);
        read("GET_LOGGING_LEVEL", () -> Json.object().put("level", level.get()));
        write(
                "SET_LOGGING_LEVEL",
                200,
                MesosAction.SET_LOG_LEVEL,
                (member, principal) -> level.set(
                        member.path("level").asLong(),
                        Duration.ofNanos(
                                member.path("duration").path("nanoseconds").asLong())));
        put("LIST_FILES", (member, principal) -> {
            guard.check(principal, MesosAction.ACCESS_FILES);
            return Answers.of(
                    "LIST_FILES", Optional.of(files.list(member.path("path").asText())));
        });
        put("READ_FILE", (member, principal) -> {
            guard.check(principal, MesosAction.ACCESS_FILES);
            return Answers.of(
                    "READ_FILE",
                    Optional.of(files.read(
                            member.path("path").asText(),
                            member.path("offset").asLong(),
                            member.path("length").asLong(-1))));
        });
        return this;
    }

    CommonCalls put(String type, Call call) {
        byType.put(type, call);
        return this;
    }

    CommonCalls read(String type, Read read) {
        return put(type, (member, principal) -> Answers.of(type, Optional.of(read.answer())));
    }

    CommonCalls guardedRead(String type, MesosAction action, Read read) {
        return put(type, (member, principal) -> {
            guard.check(principal, action);
            return Answers.of(type, Optional.of(read.answer()));
        });
    }

    /** A command: allowed or not, then done, then an empty answer. */
    CommonCalls write(String type, int status, MesosAction action, Write write) {
        return put(type, (member, principal) -> {
            guard.check(principal, action);
            write.apply(member, principal);
            return Answers.empty(status);
        });
    }

    /** The types that are answered. */
    java.util.Set<String> types() {
        return java.util.Set.copyOf(byType.keySet());
    }

    WireResponse answer(JsonNode call, Optional<String> principal) throws InterruptedException {
        String type = call.path("type").asText();
        Call found = byType.get(type);
        if (found == null) {
            throw new Refusal(501, "501 Not Implemented.");
        }
        return found.answer(call.path(type.toLowerCase(java.util.Locale.ROOT)), principal);
    }
}
