package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;

/** Users changing their own password. */
final class PasswordActions {
    private final World world;

    PasswordActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(new Route("/v3/users/{}/password").on("POST", this::change));
    }

    /** Needs no token: the original password is the proof. All tokens of the user end. */
    private WireResponse change(Call call) {
        JsonNode request = AuthRequest.required(call.body(), "user", "request body");
        String original =
                AuthRequest.required(request, "original_password", "user").asText();
        String next = AuthRequest.required(request, "password", "user").asText();
        User user = world.directory()
                .user(call.variable(0))
                .filter(User::enabled)
                .filter(known -> known.password().equals(original))
                .orElseThrow(KeystoneException::unauthorized);
        world.directory().put(user.withPassword(next));
        world.tokens().revokeIf(token -> token.userId().equals(user.id()));
        return Answers.noContent();
    }
}
