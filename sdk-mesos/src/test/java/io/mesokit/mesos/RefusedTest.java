package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.Planted;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.testkit.mesos.MesosAction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call, by somebody who may do nothing, and by somebody who is not who he says. */
class RefusedTest {

    private static boolean isCommand(TypedCalls.Row<?> row) {
        return !row.type().startsWith("GET_") || row.type().equals("GET_FLAGS");
    }

    @ParameterizedTest
    @EnumSource
    void anyCommand_deniedPrincipal_isForbidden(BothWays way) {
        try (Mesos mesos = Mesos.denying(MesosAction.values())) {
            for (TypedCalls.Row<MesosMaster> row : commands(TypedCalls.master())) {
                assertForbidden(way, row, mesos.master);
            }
            for (TypedCalls.Row<MesosAgent> row : commands(TypedCalls.agent())) {
                assertForbidden(way, row, mesos.agent);
            }
            assertThat(mesos.server.masters().get(0).alive()).isTrue();
        }
    }

    /** REMOVE_QUOTA looks first, and sees nothing to remove. */
    private static <C> List<TypedCalls.Row<C>> commands(List<TypedCalls.Row<C>> rows) {
        return rows.stream()
                .filter(row -> isCommand(row) && !row.type().equals("REMOVE_QUOTA"))
                .toList();
    }

    private static <C> void assertForbidden(BothWays way, TypedCalls.Row<C> row, C client) {
        assertThatThrownBy(() -> way.run(row.call().apply(client)))
                .as(row.type())
                .isExactlyInstanceOf(ForbiddenException.class)
                .hasMessageContaining("403");
    }

    @ParameterizedTest
    @EnumSource
    void anyRead_deniedPrincipal_isAnsweredAllTheSame(BothWays way) {
        try (Mesos mesos = Mesos.denying(MesosAction.values())) {
            reads(TypedCalls.master())
                    .forEach(row -> assertThat(way.run(row.call().apply(mesos.master)))
                            .as(row.type())
                            .isNotNull());
            reads(TypedCalls.agent())
                    .forEach(row -> assertThat(way.run(row.call().apply(mesos.agent)))
                            .as(row.type())
                            .isNotNull());
        }
    }

    private static <C> Stream<TypedCalls.Row<C>> reads(List<TypedCalls.Row<C>> rows) {
        return rows.stream().filter(row -> !isCommand(row));
    }

    @ParameterizedTest
    @EnumSource
    void anyCall_wrongSecret_isUnauthorizedAndTellsNoSecret(BothWays way) {
        try (Mesos mesos = Mesos.ofImpostors()) {
            TypedCalls.master().forEach(row -> assertUnauthorized(way, row, mesos.master));
            TypedCalls.agent().forEach(row -> assertUnauthorized(way, row, mesos.agent));
            way.run(mesos.master.server().ping());
            way.run(mesos.agent.server().ownVersion());
        }
    }

    private static <C> void assertUnauthorized(BothWays way, TypedCalls.Row<C> row, C client) {
        UnauthorizedException refusal = way.fails(row.call().apply(client), UnauthorizedException.class);
        assertThat(refusal.response().header("WWW-Authenticate").orElse("")).contains("Basic realm=\"mesos-");
        assertThat(refusal.getMessage()).doesNotContain(Planted.OTHER_PASSWORD);
    }
}
