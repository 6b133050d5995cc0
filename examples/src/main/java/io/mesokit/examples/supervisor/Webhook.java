package io.mesokit.examples.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.http.HttpListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The supervisor's HTTP side: {@code POST /initTask}, {@code /updateTask}, {@code /cancelTask}, and {@code GET /}.
 * Every POST needs a bearer token and JSON; it is answered with 202 as soon as what it says is stored, never after
 * anything else has been done about it. Errors are JSON too. Thread-safe.
 */
final class Webhook implements AutoCloseable {
    private static final int MOST_BYTES = 16 * 1024;

    /** Read even if it is refused: who is still sending when the connection ends may lose the answer. */
    private static final int MOST_TAKEN = 256 * 1024;

    private final Supervisor supervisor;
    private final Tokens tokens;
    private final InstantSource clock;
    private final HttpListener listener;

    private Webhook(Supervisor supervisor, Tokens tokens, InstantSource clock, InetSocketAddress address) {
        this.supervisor = supervisor;
        this.tokens = tokens;
        this.clock = clock;
        this.listener = HttpListener.start("mesokit-webhook", 8, address, new Routes());
    }

    /**
     * Starts listening.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    static Webhook start(Supervisor supervisor, Tokens tokens, InstantSource clock, InetSocketAddress address) {
        return new Webhook(supervisor, tokens, clock, address);
    }

    /** Where it listens, for a client on this machine. */
    URI url() {
        return listener.url();
    }

    @Override
    public void close() {
        listener.close();
    }

    /** An answer other than 202. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private final class Routes extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Exchange exchange = new Exchange(response, callback);
            String path = Request.getPathInContext(request);
            if (path.equals("/")) {
                hello(request, exchange);
                return true;
            }
            exchange.finish(Content.Source.asByteArrayAsync(request, MOST_TAKEN)
                    .exceptionallyCompose(Webhook::unread)
                    .thenCompose(body -> read(request, path, body)));
            return true;
        }

        private void hello(Request request, Exchange exchange) {
            if (!request.getMethod().equals("GET")) {
                exchange.fail(new Refusal(HttpStatus.METHOD_NOT_ALLOWED_405, "only GET"));
                return;
            }
            exchange.send(
                    HttpStatus.OK_200,
                    object().put("service", "mesokit supervisor").put("protocol", 2));
        }

        private void check(Request request, String path, byte[] body) {
            if (!path.equals("/initTask") && !path.equals("/updateTask") && !path.equals("/cancelTask")) {
                throw new Refusal(HttpStatus.NOT_FOUND_404, "there are /initTask, /updateTask, /cancelTask and /");
            }
            if (!request.getMethod().equals("POST")) {
                throw new Refusal(HttpStatus.METHOD_NOT_ALLOWED_405, "only POST");
            }
            String type = header(request, HttpHeader.CONTENT_TYPE).toLowerCase(Locale.ROOT);
            if (!type.split(";", 2)[0].strip().equals("application/json")) {
                throw new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "the body must be application/json");
            }
            if (bearer(request).isEmpty()) {
                throw unauthorized();
            }
            if (body.length > MOST_BYTES) {
                throw tooLong();
            }
        }

        private CompletableFuture<ObjectNode> read(Request request, String path, byte[] bytes) {
            check(request, path, bytes);
            JsonNode body = json(bytes);
            return switch (path) {
                case "/initTask" -> register(request, body);
                case "/updateTask" -> report(request, body);
                default -> cancel(request, body);
            };
        }

        private CompletableFuture<ObjectNode> register(Request request, JsonNode body) {
            authorize(request, tokens.forLauncher());
            return supervisor
                    .register(Messages.registration(body, clock.instant()))
                    .thenApply(Webhook::answer);
        }

        private CompletableFuture<ObjectNode> report(Request request, JsonNode body) {
            authorize(request, tokens.forReportsOf(Messages.id(body)));
            return supervisor
                    .report(Messages.report(body, clock.instant()))
                    .thenApply(news -> object().put("accepted", news));
        }

        private CompletableFuture<ObjectNode> cancel(Request request, JsonNode body) {
            authorize(request, tokens.forLauncher());
            return supervisor.cancel(Messages.id(body)).thenApply(open -> object().put("cancelled", open));
        }
    }

    /** Too much to be taken at all. */
    private static CompletableFuture<byte[]> unread(Throwable failure) {
        boolean broken = failure instanceof IOException || failure.getCause() instanceof IOException;
        return CompletableFuture.failedFuture(broken ? failure : tooLong());
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode body = Json.mapper().readTree(bytes);
            if (body == null || !body.isObject()) {
                throw new Refusal(HttpStatus.BAD_REQUEST_400, "the body must be a JSON object");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw new Refusal(HttpStatus.BAD_REQUEST_400, "the body is not JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode answer(Admitted admitted) {
        ObjectNode answer = object().put(
                        "verdict", admitted.decision().verdict().toString())
                .put("predicted_finish", admitted.decision().finish().toString())
                .put("cpus", admitted.decision().cpus().cores());
        admitted.decision().sufficient().ifPresent(size -> answer.put("sufficient_cpus", size.cores()));
        admitted.shortfall()
                .ifPresent(lack -> answer.put("endangers", lack.job())
                        .put("lacking_cpu_seconds", lack.cpuTime().toSeconds()));
        return answer;
    }

    private static void authorize(Request request, String token) {
        if (!Tokens.same(token, bearer(request))) {
            throw unauthorized();
        }
    }

    private static String bearer(Request request) {
        String value = header(request, HttpHeader.AUTHORIZATION);
        return value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : "";
    }

    private static String header(Request request, HttpHeader name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    private static Refusal unauthorized() {
        return new Refusal(HttpStatus.UNAUTHORIZED_401, "a bearer token made from the shared secret is needed");
    }

    private static Refusal tooLong() {
        return new Refusal(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body may have " + MOST_BYTES + " bytes");
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    /** One answer on its way. */
    private record Exchange(Response response, Callback callback) {
        void finish(CompletableFuture<ObjectNode> answer) {
            answer.whenComplete((body, failure) -> {
                        if (failure == null) {
                            send(HttpStatus.ACCEPTED_202, body);
                        } else {
                            fail(failure);
                        }
                    })
                    .exceptionally(failed -> {
                        callback.failed(failed);
                        return object();
                    });
        }

        void fail(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            int status = status(cause);
            String message = status == HttpStatus.INTERNAL_SERVER_ERROR_500 ? "internal error" : cause.getMessage();
            send(status, object().put("error", message));
        }

        private static int status(Throwable cause) {
            if (cause instanceof Refusal refusal) {
                return refusal.status;
            }
            if (cause instanceof ConflictException) {
                return HttpStatus.CONFLICT_409;
            }
            if (cause instanceof UnknownJobException) {
                return HttpStatus.NOT_FOUND_404;
            }
            if (cause instanceof UnsupportedFrameworkException) {
                return HttpStatus.NOT_IMPLEMENTED_501;
            }
            if (cause instanceof IllegalArgumentException) {
                return HttpStatus.UNPROCESSABLE_ENTITY_422;
            }
            return cause instanceof RejectedExecutionException
                    ? HttpStatus.SERVICE_UNAVAILABLE_503
                    : HttpStatus.INTERNAL_SERVER_ERROR_500;
        }

        void send(int status, ObjectNode body) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            if (status == HttpStatus.UNAUTHORIZED_401) {
                response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            }
            byte[] bytes = (body + "\n").getBytes(StandardCharsets.UTF_8);
            response.write(true, ByteBuffer.wrap(bytes), callback);
        }
    }
}
