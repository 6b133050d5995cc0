package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.Call;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.Response;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamListener;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.Subscription;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.AgentAddedEvent;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of two streams feeds a view, when one of them comes late, is lost, or ends. The streams are fed by hand. */
class TakeoverTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MasterEvent HEARTBEAT = MasterEvent.of(MasterEventType.HEARTBEAT);
    private static final MesokitException FAILURE = new MesokitException(null, "the test's", null);

    private final Streams streams = new Streams();
    private final Agents agents = new Agents();
    private final List<String> told = new ArrayList<>();
    private Instant now = START;
    private ClusterView view;

    /** A stream that is open, as the view sees it. */
    private static final class Fed implements Subscription {
        private final StreamListener<? super MasterEvent> to;
        private final CompletableFuture<Void> completion = new CompletableFuture<>();
        private boolean cancelled;

        Fed(StreamListener<? super MasterEvent> to) {
            this.to = to;
        }

        void send(MasterEvent... events) {
            for (MasterEvent event : events) {
                to.onEvent(event);
            }
        }

        @Override
        public CompletableFuture<Void> completion() {
            return completion;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class Streams implements StreamCall<MasterEvent> {
        private final List<Fed> opened = new ArrayList<>();
        private final List<StreamOptions> options = new ArrayList<>();
        private boolean refusing;

        Fed get(int number) {
            return opened.get(number);
        }

        @Override
        public Subscription subscribe(StreamListener<? super MasterEvent> listener) {
            if (refusing) {
                throw FAILURE;
            }
            Fed fed = new Fed(listener);
            opened.add(fed);
            return fed;
        }

        @Override
        public EventStream<MasterEvent> open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StreamCall<MasterEvent> with(StreamOptions other) {
            options.add(other);
            return this;
        }

        @Override
        public StreamCall<MasterEvent> onGap(Consumer<? super Gap> listener) {
            return this;
        }
    }

    /** GET_AGENTS, answered by hand. */
    private static final class Agents implements Call<GetAgentsResponse> {
        private final List<CompletableFuture<GetAgentsResponse>> asked = new ArrayList<>();

        @Override
        public CompletableFuture<GetAgentsResponse> executeAsync() {
            CompletableFuture<GetAgentsResponse> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        @Override
        public GetAgentsResponse execute() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Call<Response<GetAgentsResponse>> asResponse() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Call<GetAgentsResponse> with(CallOptions options) {
            return this;
        }
    }

    private final class Heard implements ClusterListener {
        @Override
        public void onAgent(Change<Agent> change) {
            told.add(change.kind() + " " + change.latest().agentInfo().id().orElseThrow());
        }

        @Override
        public void onLoss(MesokitException reason) {
            told.add("loss");
        }

        @Override
        public void onGap(Gap gap) {
            told.add("gap");
        }

        @Override
        public void onSynced() {
            told.add("synced");
        }
    }

    private static Agent agent(String id) {
        AgentInfo info = AgentInfo.builder().id(AgentId.of(id)).hostname("host").build();
        return Agent.builder().agentInfo(info).active(true).version("1.11.0").build();
    }

    private static MasterEvent added(String id) {
        return MasterEvent.of(AgentAddedEvent.builder().agent(agent(id)).build());
    }

    private static GetAgentsResponse all(String... ids) {
        return GetAgentsResponse.builder()
                .agents(List.of(ids).stream().map(TakeoverTest::agent).toList())
                .build();
    }

    private static MasterEvent subscribed(String... ids) {
        return MasterEvent.of(SubscribedEvent.builder()
                .heartbeatIntervalSeconds(15)
                .state(GetStateResponse.builder().agents(all(ids)).build())
                .build());
    }

    private List<String> ids() {
        return view.agents().stream()
                .map(agent -> agent.agentInfo().id().orElseThrow().value())
                .toList();
    }

    @BeforeEach
    void open() {
        view = ViewCall.of(streams, agents, Runnable::run)
                .with(ViewOptions.ofDefaults().withClock(() -> now))
                .telling(new Heard())
                .start();
        streams.get(0).send(subscribed("a"));
        told.clear();
    }

    /** So late that the snapshot is to be renewed, and with it what GET_AGENTS would tell. */
    private void renew() {
        now = now.plus(Duration.ofMinutes(5));
        streams.get(0).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(2);
    }

    @Test
    void takeover_secondIsBehind_comesWhenItIsNotAndTellsTheDifference() {
        renew();
        streams.get(0).send(added("b"));
        streams.get(1).send(subscribed("a", "x"));
        assertThat(ids()).containsExactly("a", "b");
        streams.get(1).send(added("b"));
        assertThat(ids()).containsExactly("a", "x", "b");
        assertThat(told).containsExactly("ADDED b", "ADDED x", "synced");
        assertThat(streams.get(0).cancelled).isTrue();
        streams.get(0).send(added("c"));
        streams.get(1).send(added("d"));
        assertThat(ids()).containsExactly("a", "x", "b", "d");
    }

    @Test
    void takeover_somebodyWaits_isSeen() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> {
            try {
                return view.await(
                        cluster -> {
                            waiting.countDown();
                            return cluster.agents().size() == 2;
                        },
                        Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.await();
        renew();
        assertThat(view.snapshot().agents()).hasSize(1);
        streams.get(1).send(subscribed("a", "x"));
        assertThat(view.snapshot().agents()).hasSize(2);
        assertThat(seen.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void renewal_secondDoesNotCome_isNotBegunTwice() {
        renew();
        renew();
        assertThat(view.connected()).isTrue();
    }

    @Test
    void takeover_agentCameAfterTheSnapshot_isRenewedAgainSoon() {
        renew();
        streams.get(0).send(added("b"));
        streams.get(1).send(subscribed("a"), added("b"));
        now = now.plusSeconds(29);
        streams.get(1).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(2);
        now = now.plusSeconds(1);
        streams.get(1).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(3);
    }

    @Test
    void takeover_agentCameBefore_isNotRenewedAgainSoon() {
        streams.get(0).send(added("b"));
        renew();
        streams.get(1).send(subscribed("a", "b"));
        now = now.plusSeconds(30);
        streams.get(1).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(2);
    }

    @Test
    void takeover_heartbeatsOfTheSecond_areItsOwn() {
        renew();
        streams.get(1)
                .send(MasterEvent.of(
                        SubscribedEvent.builder().heartbeatIntervalSeconds(60).build()));
        now = now.plusSeconds(120);
        assertThat(view.freshness().stale()).isFalse();
        now = now.plusSeconds(1);
        assertThat(view.freshness().stale()).isTrue();
    }

    @Test
    void check_renewalUnderWay_isNotAskedAndAnAnswerIsLeft() {
        now = now.plusSeconds(30);
        streams.get(0).send(HEARTBEAT);
        assertThat(agents.asked).hasSize(1);
        renew();
        agents.asked.get(0).complete(all());
        streams.get(0).send(HEARTBEAT);
        assertThat(ids()).containsExactly("a");
        assertThat(agents.asked).hasSize(1);
        now = now.plusSeconds(30);
        streams.get(1).send(subscribed("a"));
        assertThat(agents.asked).as("30 s after the renewal began").hasSize(2);
        agents.asked.get(1).complete(all());
        assertThat(ids()).isEmpty();
    }

    /** Renewals tell of agents too, but only those that succeed. */
    @Test
    void check_renewalsAreDueAsOftenAndFail_isMadeAfterEach() {
        ClusterView other = renewingEach(Duration.ofSeconds(15));
        for (int round = 1; round <= 3; round++) {
            now = now.plusSeconds(30);
            streams.get(1).send(HEARTBEAT);
            assertThat(agents.asked).hasSize(round - 1);
            streams.get(1 + round).completion.completeExceptionally(FAILURE);
            assertThat(agents.asked).hasSize(round);
        }
        agents.asked.get(2).complete(all());
        assertThat(other.agents()).isEmpty();
    }

    @Test
    void check_renewalFailedLate_answerComesBeforeTheNext() {
        ClusterView other = renewingEach(Duration.ofSeconds(30));
        now = now.plusSeconds(30);
        streams.get(1).send(HEARTBEAT);
        now = now.plusSeconds(60);
        streams.get(2).completion.completeExceptionally(FAILURE);
        now = now.plusSeconds(29);
        streams.get(1).send(HEARTBEAT);
        agents.asked.get(0).complete(all());
        assertThat(other.agents()).isEmpty();
        now = now.plusSeconds(1);
        streams.get(1).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(4);
    }

    /** Another view, fed by the next stream. */
    private ClusterView renewingEach(Duration interval) {
        ClusterView other = call().with(
                        ViewOptions.ofDefaults().withClock(() -> now).withResyncInterval(interval))
                .start();
        streams.get(1).send(subscribed("a"));
        return other;
    }

    @Test
    void check_renewalIsOverMeanwhile_answerIsLeft() {
        now = now.plusSeconds(30);
        streams.get(0).send(HEARTBEAT);
        assertThat(agents.asked).hasSize(1);
        renew();
        streams.get(1).send(subscribed("a"));
        agents.asked.get(0).complete(all());
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void lost_first_givesTheSecondUp() {
        renew();
        streams.get(0).to.onLoss(FAILURE);
        assertThat(told).containsExactly("loss");
        assertThat(streams.get(1).cancelled).isTrue();
        streams.get(1).send(subscribed("x"));
        assertThat(ids()).containsExactly("a");
        assertThat(view.connected()).isFalse();
        streams.get(0).to.onGap(new Gap(FAILURE, Duration.ZERO, 1));
        streams.get(0).send(subscribed("a", "b"));
        assertThat(told).containsExactly("loss", "gap", "ADDED b", "synced");
    }

    @Test
    void lost_second_isGivenUpUntilTheNextInterval() {
        renew();
        streams.get(1).to.onLoss(FAILURE);
        streams.get(1).send(subscribed("x"));
        streams.get(0).send(added("b"));
        assertThat(told).containsExactly("ADDED b");
        assertThat(streams.get(1).cancelled).isTrue();
        assertThat(view.connected()).isTrue();
        now = now.plus(Duration.ofMinutes(5));
        streams.get(0).send(HEARTBEAT);
        assertThat(streams.opened).hasSize(3);
    }

    @Test
    void ended_second_viewGoesOn() {
        renew();
        streams.get(1).completion.completeExceptionally(FAILURE);
        streams.get(0).send(added("b"));
        assertThat(ids()).containsExactly("a", "b");
        assertThat(view.completion()).isNotDone();
    }

    @Test
    void ended_secondCannotBegin_viewGoesOn() {
        streams.refusing = true;
        now = now.plus(Duration.ofMinutes(5));
        streams.get(0).send(HEARTBEAT, added("b"));
        assertThat(ids()).containsExactly("a", "b");
        assertThat(view.completion()).isNotDone();
        streams.refusing = false;
        renew();
    }

    @Test
    void ended_firstBeforeTheSecondHasCaughtUp_viewGoesOn() {
        renew();
        streams.get(0).send(added("b"));
        streams.get(1).send(subscribed("a"));
        streams.get(0).completion.completeExceptionally(FAILURE);
        assertThat(ids()).containsExactly("a", "b");
        streams.get(1).send(added("b"), added("c"));
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(view.completion()).isNotDone();
        now = now.plus(Duration.ofMinutes(5));
        streams.get(1).send(HEARTBEAT);
        streams.get(2).completion.completeExceptionally(FAILURE);
        assertThat(view.completion()).isNotDone();
        streams.get(1).completion.completeExceptionally(FAILURE);
        assertThatThrownBy(view.completion()::join).hasCause(FAILURE);
    }

    @Test
    void ended_both_viewIsOver() {
        renew();
        streams.get(0).completion.completeExceptionally(new IllegalStateException());
        assertThat(view.completion()).isNotDone();
        streams.get(1).completion.completeExceptionally(FAILURE);
        assertThatThrownBy(view.completion()::join).hasCause(FAILURE);
    }

    @Test
    void lost_secondAfterTheFirstHasEnded_isTheViewsLoss() {
        renew();
        streams.get(0).send(added("b"));
        streams.get(1).send(subscribed("a"));
        streams.get(0).completion.completeExceptionally(FAILURE);
        streams.get(1).to.onLoss(FAILURE);
        assertThat(view.connected()).isFalse();
        assertThat(streams.get(1).cancelled).isFalse();
        streams.get(1).to.onGap(new Gap(FAILURE, Duration.ZERO, 1));
        streams.get(1).send(subscribed("b"));
        assertThat(told).containsExactly("ADDED b", "loss", "gap", "REMOVED a", "synced");
        assertThat(view.connected()).isTrue();
    }

    @Test
    void close_renewalUnderWay_endsBoth() {
        renew();
        view.close();
        assertThat(streams.opened).allMatch(fed -> fed.cancelled);
        streams.get(1).send(subscribed("x"));
        assertThat(ids()).containsExactly("a");
    }

    private ViewCall call() {
        return ViewCall.of(streams, agents, Runnable::run);
    }

    @Test
    void openAsync_cancelled_endsItsStream() {
        call().openAsync().cancel(true);
        assertThat(streams.get(1).cancelled).isTrue();
        assertThat(streams.get(0).cancelled).isFalse();
    }

    @Test
    void openAsync_streamFails_isTheReason() {
        CompletableFuture<ClusterView> opened = call().openAsync();
        streams.get(1).completion.completeExceptionally(FAILURE);
        assertThatThrownBy(opened::join).hasCause(FAILURE);
    }

    @Test
    void open_interrupted_endsItsStreamAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call().open()).isExactlyInstanceOf(CallCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(streams.get(1).cancelled).isTrue();
    }

    @Test
    void with_optionsOfEitherKind_keepsTheRest() {
        StreamOptions patient = StreamOptions.ofDefaults().withIdleTimeout(Duration.ofHours(1));
        call().telling(new Heard())
                .with(ViewOptions.ofDefaults().withResyncInterval(Duration.ofHours(1)))
                .with(patient)
                .start();
        streams.get(1).send(subscribed("a"));
        assertThat(told).containsExactly("ADDED a", "synced");
        assertThat(streams.options).containsExactly(patient);
    }

    @Test
    void unlisten_isToldNoMore() {
        Heard other = new Heard();
        view.listen(other);
        view.unlisten(other);
        streams.get(0).send(added("b"));
        assertThat(told).containsExactly("ADDED b");
    }
}
