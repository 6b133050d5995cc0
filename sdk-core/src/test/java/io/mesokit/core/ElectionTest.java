package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Readiness;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made of servers that do not act because they start, or nobody leads them. */
@Timeout(60)
class ElectionTest {
    private static final Reply NOBODY_LEADS = Reply.text(503, "text/plain", "nobody leads");
    private static final Reply STARTING = Reply.text(404, "text/plain", "starting");

    /** Gives up when less than the wait is left of the timeout; the waits themselves take no time here. */
    private static final RetryPolicy PATIENT = RetryPolicy.builder()
            .initialDelay(Duration.ofMillis(300))
            .multiplier(1)
            .jitter(0)
            .build();

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private ScriptedServer one;
    private ScriptedServer two;

    /** Says by a text what a service says in its own words. */
    private static final class Words implements ErrorMapper {
        @Override
        public Optional<StatusException> map(Request request, RawResponse response) {
            return Optional.empty();
        }

        @Override
        public Readiness readiness(Request request, RawResponse response) {
            return switch (response.head()) {
                case "nobody leads" -> Readiness.ELECTING;
                case "starting" -> Readiness.STARTING;
                default -> Readiness.READY;
            };
        }
    }

    @BeforeEach
    void start() throws Exception {
        one = new ScriptedServer();
        two = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    private ClientOptions.Builder options(String... endpoints) {
        return ClientOptions.builder(endpoints).sleeper(sleeper).random(() -> 0);
    }

    private static ServiceClient client(ClientOptions.Builder options) {
        return ServiceClient.open(new ServiceProfile("electing", new Words(), true), options.build());
    }

    private static Call<?> unsafe(ServiceClient client) {
        return client.raw(Request.post("/x").json(Map.of("launch", 1)));
    }

    private static Reply[] times(int count, Reply reply) {
        return java.util.stream.Stream.generate(() -> reply).limit(count).toArray(Reply[]::new);
    }

    private static Reply leads(ScriptedServer leader) {
        return Reply.empty(307, "Location: //" + leader.hostAndPort() + "/x");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_unsafeCall_isSentAgainUntilSomebodyDoes(BothWays way) {
        one.then(times(12, NOBODY_LEADS));
        try (ServiceClient client = client(options(one.url()))) {
            assertThat(way.run(unsafe(client).asResponse()).attempts()).isEqualTo(13);
        }
        assertThat(sleeper.waits())
                .hasSize(12)
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_untilTheTimeout_failsWithTheLastAnswer(BothWays way) {
        one.always(NOBODY_LEADS);
        ClientOptions.Builder patient = options(one.url()).retry(PATIENT).timeout(Duration.ofMillis(700));
        try (ServiceClient client = client(patient)) {
            ServerException thrown = way.fails(unsafe(client), ServerException.class);
            assertThat(thrown).hasMessageContaining("nobody leads");
        }
        assertThat(one.arrivals()).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_policyOfOneAttempt_failsAtOnce(BothWays way) {
        one.always(NOBODY_LEADS);
        try (ServiceClient client = client(options(one.url(), two.url()).retry(RetryPolicy.none()))) {
            way.fails(unsafe(client), ServerException.class);
        }
        assertThat(one.arrivals() + two.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_asOneEndpointSays_theOtherIsAskedAtOnce(BothWays way) {
        one.always(NOBODY_LEADS);
        try (ServiceClient client = client(options(one.url(), two.url()))) {
            way.run(unsafe(client));
        }
        assertThat(two.arrivals()).isEqualTo(1);
        assertThat(sleeper.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_andAnEndpointIsDead_costsNoAttempts(BothWays way) {
        two.close();
        one.then(times(6, NOBODY_LEADS));
        try (ServiceClient client = client(options(one.url(), two.url()))) {
            way.run(unsafe(client));
        }
        assertThat(one.arrivals()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void namedLeader_thatIsDead_isAskedForAgainUntilAnotherLeads(BothWays way) {
        two.close();
        one.then(times(8, leads(two)));
        try (ServiceClient client = client(options(one.url()))) {
            way.run(unsafe(client));
        }
        assertThat(one.arrivals()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void namedLeader_thatStaysDead_failsAsNeverSent(BothWays way) {
        two.close();
        one.always(leads(two));
        ClientOptions.Builder patient = options(one.url()).retry(PATIENT).timeout(Duration.ofMillis(700));
        try (ServiceClient client = client(patient)) {
            assertThat(way.fails(unsafe(client), TransportException.class)).hasMessageContaining(two.hostAndPort());
        }
        assertThat(one.arrivals()).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void namedLeader_dead_anotherEndpointMayKnowBetter(BothWays way) throws Exception {
        try (ScriptedServer dead = new ScriptedServer()) {
            dead.close();
            one.always(leads(dead));
            try (ServiceClient client = client(options(one.url(), two.url()))) {
                way.run(unsafe(client));
            }
        }
        assertThat(one.arrivals()).isEqualTo(1);
        assertThat(two.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void namedLeader_thatBreaksOffAfterTheRequest_isNotAskedTwice(BothWays way) {
        one.always(leads(two));
        two.always(Reply.reset());
        try (ServiceClient client = client(options(one.url()))) {
            way.fails(unsafe(client), OutcomeUnknownException.class);
        }
        assertThat(two.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void starting_unsafeCall_isSentAsOftenAsThePolicySays(BothWays way) {
        one.then(STARTING);
        try (ServiceClient client = client(options(one.url()))) {
            way.run(unsafe(client));
            one.always(STARTING);
            way.fails(unsafe(client), NotFoundException.class);
        }
        assertThat(one.arrivals()).isEqualTo(2 + 3);
    }

    @ParameterizedTest
    @EnumSource
    void ready_sameStatusInOtherWords_isNotSentAgain(BothWays way) {
        one.always(Reply.text(503, "text/plain", "in the middle of it"));
        try (ServiceClient client = client(options(one.url()))) {
            way.fails(unsafe(client), ServerException.class);
        }
        assertThat(one.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_whereADoneCallSendsUsOn_doesNotRepeatTheCall(BothWays way) {
        one.then(Reply.empty(303, "Location: /done"), NOBODY_LEADS);
        try (ServiceClient client = client(options(one.url()))) {
            way.fails(unsafe(client), ServerException.class);
        }
        assertThat(one.requests()).extracting(ScriptedServer.Seen::method).containsExactly("POST", "GET");
    }
}
