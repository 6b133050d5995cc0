package io.mesokit.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * One exchange from Jetty's side: read the request whole (unless the service wants to read it as it comes), log it,
 * apply the scripted fault, ask the service, send.
 *
 * Ordinary answers go through Jetty, which frames them. The two faults that break the framing itself (a reset in the
 * middle of a body, a chunk that ends early) cannot: Jetty would repair or refuse them. For those the bytes are written
 * straight to the connection's end point, which nothing else has written to yet, and the connection is then closed. A
 * reset is a close with SO_LINGER 0, so that the peer sees RST and not an orderly end.
 */
final class Exchange extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final WireHandler service;
    private final Faults faults;
    private final RequestLog log;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Exchange(WireHandler service, Faults faults, RequestLog log) {
        this.service = service;
        this.faults = faults;
        this.log = log;
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addIdleTimeoutListener(idle -> false);
        WireRequest head = head(request);
        boolean streams = service.streams(head);
        WireRequest wire = streams ? head : whole(head, request);
        log.add(wire);
        Optional<Fault> fault = faults.take(wire);
        Connection connection = new Connection(wire, streams, request, response, callback);
        if (fault.isEmpty()) {
            serve(connection, Integer.MAX_VALUE);
        } else {
            apply(fault.get(), connection);
        }
        return true;
    }

    private record Connection(
            WireRequest wire, boolean streams, Request request, Response response, Callback callback) {}

    private void serve(Connection to, int cutAfter) throws IOException, InterruptedException {
        WireResponse answer;
        try {
            answer = answer(to, cutAfter);
        } catch (IOException gone) {
            reset(to);
            return;
        }
        send(answer, to);
    }

    /** Breaks after so many bytes. */
    private static final class CutStream extends FilterInputStream {
        private int left;

        CutStream(InputStream body, int bytes) {
            super(body);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("injected: request cut");
            }
            int count = super.read(target, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }

    private void apply(Fault fault, Connection to) throws IOException, InterruptedException {
        if (fault instanceof Fault.Answer substitute) {
            send(substitute.response(), to);
        } else if (fault instanceof Fault.Delay delay) {
            stopping.await(delay.pause().toMillis(), TimeUnit.MILLISECONDS);
            serve(to, Integer.MAX_VALUE);
        } else if (fault instanceof Fault.Stall stall) {
            stall.released().await();
            serve(to, Integer.MAX_VALUE);
        } else if (fault instanceof Fault.CutRequest cut && to.streams()) {
            serve(to, cut.bytes());
        } else if (fault instanceof Fault.ResetBefore || fault instanceof Fault.CutRequest) {
            reset(to);
        } else if (fault instanceof Fault.ResetAfter part) {
            resetAfter(part.bytes(), to);
        } else {
            truncateChunk(to);
        }
    }

    private void resetAfter(int bytes, Connection to) throws IOException, InterruptedException {
        WireResponse answer = answer(to);
        if (answer.stream().isPresent()) {
            stream(answer, to, new Faults.StreamCut(Integer.MAX_VALUE, bytes, false));
        } else {
            writeRaw(to.request(), framed(answer, bytes));
            reset(to);
        }
    }

    private void truncateChunk(Connection to) throws IOException, InterruptedException {
        WireResponse answer = answer(to);
        if (answer.stream().isPresent()) {
            stream(answer, to, new Faults.StreamCut(1, Long.MAX_VALUE, true));
        } else {
            writeRaw(to.request(), brokenChunk(answer));
            endPoint(to.request()).close();
            to.callback().failed(new IOException("injected: truncated chunk"));
        }
    }

    private WireResponse answer(Connection to) throws IOException, InterruptedException {
        return answer(to, Integer.MAX_VALUE);
    }

    private WireResponse answer(Connection to, int cutAfter) throws IOException, InterruptedException {
        try {
            if (!to.streams()) {
                return service.handle(to.wire());
            }
            endPoint(to.request()).setIdleTimeout(0);
            return service.handle(to.wire(), new CutStream(new RequestStream(to.request()), cutAfter));
        } catch (RuntimeException failed) {
            LOG.error("{} failed in the embedded service", to.wire(), failed);
            return WireResponse.of(500, "text/plain", "embedded service: " + failed + "\n");
        }
    }

    private static WireRequest whole(WireRequest head, Request request) throws IOException {
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        return new WireRequest(head.method(), head.path(), head.query(), head.headers(), body);
    }

    private static WireRequest head(Request request) {
        List<Map.Entry<String, String>> lines = request.getHeaders().stream()
                .map(field -> Map.entry(
                        field.getName(), Optional.ofNullable(field.getValue()).orElse("")))
                .toList();
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        return new WireRequest(request.getMethod(), path, query, WireHeaders.of(lines), new byte[0]);
    }

    private void send(WireResponse answer, Connection to) throws IOException, InterruptedException {
        Response response = to.response();
        if (answer.announced() >= 0) {
            cutShort(answer, to.request(), to.callback());
        } else if (answer.stream().isPresent()) {
            stream(answer, to, faults.takeStreamCut().orElse(Faults.StreamCut.NEVER));
        } else if (answer.isChunked()) {
            begin(answer, response);
            Content.Sink.write(response, false, ByteBuffer.wrap(answer.body()));
            response.write(true, BufferUtil.EMPTY_BUFFER, to.callback());
        } else {
            begin(answer, response);
            response.write(true, ByteBuffer.wrap(answer.body()), to.callback());
        }
    }

    private static void begin(WireResponse answer, Response response) {
        response.setStatus(answer.status());
        answer.headers().lines().forEach(line -> response.getHeaders().add(line.getKey(), line.getValue()));
    }

    private static void cutShort(WireResponse answer, Request request, Callback callback) throws IOException {
        ByteArrayOutputStream out = head(answer, "Content-Length: " + answer.announced());
        out.writeBytes(answer.body());
        writeRaw(request, out.toByteArray());
        endPoint(request).close();
        callback.failed(new IOException("the body is shorter than announced, as told"));
    }

    private static void stream(WireResponse answer, Connection to, Faults.StreamCut cut)
            throws IOException, InterruptedException {
        Cutting sink = new Cutting(to.response(), cut, endPoint(to.request()));
        begin(answer, to.response());
        try {
            sink.open();
            answer.stream().orElseThrow().writeTo(sink);
            sink.stopListening();
            to.response().write(true, BufferUtil.EMPTY_BUFFER, to.callback());
        } catch (IOException gone) {
            sink.stopListening();
            breakOff(cut, to.request());
            to.callback().failed(gone);
        }
    }

    private static void breakOff(Faults.StreamCut cut, Request request) throws IOException {
        if (cut.amidAChunk() && endPoint(request).isOpen()) {
            writeRaw(request, "2\r\n1".getBytes(StandardCharsets.US_ASCII));
            endPoint(request).close();
        } else {
            reset(request);
        }
    }

    /** Passes pieces on until the cut. */
    private static final class Cutting implements StreamSink {
        private final Response response;
        private final EndPoint endPoint;
        private int left;
        private long bytesLeft;

        Cutting(Response response, Faults.StreamCut cut, EndPoint endPoint) {
            this.response = response;
            this.left = cut.pieces();
            this.bytesLeft = cut.bytes();
            this.endPoint = endPoint;
        }

        /** Sends the head. A client that is gone by then is found out by the body, which has to end what it began. */
        void open() {
            try {
                Content.Sink.write(response, false, BufferUtil.EMPTY_BUFFER);
            } catch (IOException broken) {
                LOG.debug("a client of a stream was gone before it began", broken);
                endPoint.close();
            }
        }

        /** Nothing but its end comes from a client that reads a stream; a selector may wake up for nothing, though. */
        @Override
        public void onClientGone(Runnable action) {
            if (!endPoint.isOpen()) {
                action.run();
                return;
            }
            endPoint.tryFillInterested(Callback.from(
                    () -> {
                        if (ended()) {
                            action.run();
                        } else {
                            onClientGone(action);
                        }
                    },
                    over -> LOG.debug("a stream was over before its client")));
        }

        private boolean ended() {
            try {
                return endPoint.fill(BufferUtil.allocate(1)) < 0;
            } catch (IOException broken) {
                LOG.debug("a client of a stream broke off", broken);
                return true;
            }
        }

        /** Jetty listens itself for the next request. */
        void stopListening() {
            if (endPoint instanceof AbstractEndPoint jettys) {
                jettys.getFillInterest().onFail(new IOException("the stream is over"));
            }
        }

        @Override
        public synchronized void send(byte[] piece) throws IOException {
            if (left-- <= 0) {
                throw new IOException("injected: stream cut");
            }
            int length = (int) Math.min(piece.length, bytesLeft);
            bytesLeft -= length;
            Content.Sink.write(response, false, ByteBuffer.wrap(piece, 0, length));
            if (left == 0 || bytesLeft == 0) {
                throw new IOException("injected: stream cut");
            }
        }
    }

    private static byte[] framed(WireResponse answer, int bytes) {
        byte[] body = answer.body();
        ByteArrayOutputStream out = head(answer, "Content-Length: " + Math.max(body.length, bytes + 1));
        out.write(body, 0, Math.min(bytes, body.length));
        return out.toByteArray();
    }

    private static byte[] brokenChunk(WireResponse answer) {
        byte[] body = answer.body();
        ByteArrayOutputStream out = head(answer, "Transfer-Encoding: chunked");
        out.writeBytes((Integer.toHexString(body.length + 1) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static ByteArrayOutputStream head(WireResponse answer, String framing) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status());
        head.append(' ').append(HttpStatus.getMessage(answer.status())).append("\r\n");
        answer.headers()
                .lines()
                .forEach(line -> head.append(line.getKey())
                        .append(": ")
                        .append(line.getValue())
                        .append("\r\n"));
        head.append(framing).append("\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out;
    }

    private static void writeRaw(Request request, byte[] bytes) throws IOException {
        try (Blocker.Callback done = Blocker.callback()) {
            endPoint(request).write(done, ByteBuffer.wrap(bytes));
            done.block();
        }
    }

    private static void reset(Connection to) throws IOException {
        reset(to.request());
        to.callback().failed(new IOException("injected: connection reset"));
    }

    private static void reset(Request request) throws IOException {
        EndPoint endPoint = endPoint(request);
        if (endPoint instanceof SocketChannelEndPoint socket
                && socket.getChannel().isOpen()) {
            socket.getChannel().socket().setSoLinger(true, 0);
        }
        endPoint.close();
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
