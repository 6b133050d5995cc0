package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosAgent;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.VirtualClock;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.mesos.v1.Protos.Resource;
import org.apache.mesos.v1.Protos.ResourceProviderID;
import org.apache.mesos.v1.Protos.ResourceProviderInfo;
import org.apache.mesos.v1.Protos.UUID;
import org.apache.mesos.v1.Protos.Value;
import org.apache.mesos.v1.resource_provider.Protos.Call;
import org.apache.mesos.v1.resource_provider.Protos.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The resource provider API of an embedded agent, spoken with the messages of the official library. */
@Timeout(60)
class ProviderProtobufTest {
    private static final String PROTOBUF = "application/x-protobuf";

    private final EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), VirtualClock.ofDefaults());
    private final MesosAgent agent = mesos.agents().get(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        mesos.close();
    }

    private <T> HttpResponse<T> post(Call call, HttpResponse.BodyHandler<T> as, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(agent.url().resolve("/api/v1/resource_provider"))
                .header("Content-Type", PROTOBUF)
                .header("Accept", PROTOBUF)
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.toByteArray()));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), as);
    }

    private static Event next(InputStream records) throws Exception {
        int length = 0;
        for (int digit = records.read(); digit != '\n'; digit = records.read()) {
            assertThat(digit).as("the stream has ended").isNotNegative();
            length = length * 10 + digit - '0';
        }
        return Event.parseFrom(records.readNBytes(length));
    }

    private static Resource disk(ResourceProviderID provider) {
        return Resource.newBuilder()
                .setName("disk")
                .setType(Value.Type.SCALAR)
                .setScalar(Value.Scalar.newBuilder().setValue(512))
                .setProviderId(provider)
                .build();
    }

    @Test
    void provider_subscribesAndTellsItsResources_andIsTornDown() throws Exception {
        Call subscribe = Call.newBuilder()
                .setType(Call.Type.SUBSCRIBE)
                .setSubscribe(Call.Subscribe.newBuilder()
                        .setResourceProviderInfo(ResourceProviderInfo.newBuilder()
                                .setType("org.example")
                                .setName("p")))
                .build();
        HttpResponse<InputStream> stream = post(subscribe, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).contains(PROTOBUF);
        Event subscribed = next(stream.body());
        assertThat(subscribed.getType()).isEqualTo(Event.Type.SUBSCRIBED);
        ResourceProviderID id = subscribed.getSubscribed().getProviderId();
        Call state = Call.newBuilder()
                .setType(Call.Type.UPDATE_STATE)
                .setResourceProviderId(id)
                .setUpdateState(Call.UpdateState.newBuilder()
                        .addResources(disk(id))
                        .setResourceVersionUuid(UUID.newBuilder().setValue(ByteString.copyFrom(new byte[16]))))
                .build();
        String streamId = stream.headers().firstValue("Mesos-Stream-Id").orElseThrow();
        assertThat(post(state, HttpResponse.BodyHandlers.discarding(), "Mesos-Stream-Id", streamId)
                        .statusCode())
                .isEqualTo(202);
        try (io.mesokit.mesos.MesosAgent client =
                io.mesokit.mesos.MesosAgent.connect(agent.url().toString())) {
            var known = client.resourceProviders().list().execute();
            assertThat(known.get(0)
                            .totalResources()
                            .get(0)
                            .scalar()
                            .orElseThrow()
                            .value())
                    .isEqualTo(512);
            Call gone = state.toBuilder()
                    .setUpdateState(state.getUpdateState().toBuilder().clearResources())
                    .build();
            post(gone, HttpResponse.BodyHandlers.discarding(), "Mesos-Stream-Id", streamId);
            client.resourceProviders()
                    .markGone(io.mesokit.mesos.model.ResourceProviderId.of(id.getValue()), Irreversible.CONFIRMED)
                    .execute();
        }
        assertThat(next(stream.body()).getType()).isEqualTo(Event.Type.TEARDOWN);
        assertThat(stream.body().read()).isEqualTo(-1);
    }
}
