package io.mesokit.mesos;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.mesos.model.FileInfo;
import io.mesokit.mesos.model.master.ListFilesCall;
import io.mesokit.mesos.model.master.ListFilesResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.ReadFileCall;
import io.mesokit.mesos.model.master.ReadFileResponse;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Files that a server shows: {@code /master/log}, {@code /slave/log}, and on agents the sandboxes below
 * {@code /frameworks/{framework}/executors/{executor}/runs/latest}. Safe for use by many threads.
 *
 * <p>Every master has a log of its own. The v1 calls ({@link #list}, {@link #read(String, long)}, {@link #open}) are
 * answered by the leader and need one; the routes ({@link #download}, {@link #bytes}, {@link #paths()}) are answered by
 * whatever master is asked, which is the leader if it is known. For the log of one master, whether it leads or not:
 * a client of that address alone, of which nothing but the routes is used.
 */
public final class Files {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Api<MasterCall, MasterResponse> api;

    /** The messages of these calls are the same on both servers. */
    Files(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * What is in a directory; nothing for the path of a file. {@code LIST_FILES}, since 1.0; authorized as
     * ACCESS_MESOS_LOG or ACCESS_SANDBOX by the path; repeatable.
     *
     * @param path such as {@code /frameworks/…/runs/latest}
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown path
     */
    public Call<List<FileInfo>> list(String path) {
        MasterCall call = MasterCall.of(ListFilesCall.builder().path(path).build());
        return api.list("files.list", call, answer -> answer.listFiles().map(ListFilesResponse::fileInfos));
    }

    /**
     * As much of a file as the server sends at once, 64 KiB. {@code READ_FILE}, since 1.0; authorized as
     * {@link #list(String)}; repeatable.
     *
     * @param path the file
     * @param offset where to begin, in bytes
     */
    public Call<FilePart> read(String path, long offset) {
        return read(ReadFileCall.builder().path(path).offset(offset).build());
    }

    /**
     * A part of a file. {@code READ_FILE}, since 1.0; authorized as {@link #list(String)}; repeatable.
     *
     * @param path the file
     * @param offset where to begin, in bytes
     * @param length how many bytes at most; more than 64 KiB never come at once
     */
    public Call<FilePart> read(String path, long offset, long length) {
        return read(
                ReadFileCall.builder().path(path).offset(offset).length(length).build());
    }

    private Call<FilePart> read(ReadFileCall call) {
        return api.ask(
                "files.read", MasterCall.of(call), answer -> answer.readFile().map(part -> part(call, part)));
    }

    private static FilePart part(ReadFileCall call, ReadFileResponse part) {
        return new FilePart(call.offset(), part.data(), part.size());
    }

    /**
     * A whole file as a stream that keeps 64 KiB of it in memory, read with one {@link #read(String, long)} after
     * another as it is consumed; each has the client's retries, so that a broken connection does not break the stream.
     * A file that grows meanwhile is read up to where it ends when the end is reached. {@code READ_FILE}, since 1.0;
     * authorized as {@link #list(String)}; repeatable.
     *
     * <p>Of masters it is the leader's file, part by part: if another is elected meanwhile, the stream goes on in the
     * other's file of that name. That is noticed only if that is shorter than what was read.
     *
     * @param path the file
     * @return a stream that blocks while it reads, and throws what {@link Call#execute()} throws, and an
     *     {@link java.io.IOException} when the file has become shorter than what was read of it. For one thread
     */
    public InputStream open(String path) {
        return new FileStream(offset -> read(path, offset).execute());
    }

    /**
     * A whole file of the server asked, written on as it comes, with 64 KiB of it in memory, over one connection:
     * faster than {@link #open}, and all of it from one server, but not taken up again where it broke off. {@code GET
     * /files/download}, since before 1.0; authorized as {@link #list(String)}; repeatable until the answer has begun.
     *
     * <pre>{@code
     * try (OutputStream target = java.nio.file.Files.newOutputStream(file)) {
     *     agent.files().download("/slave/log", target).execute();
     * }
     * }</pre>
     *
     * @param path the file
     * @param target where to write, from each run of the call; neither flushed nor closed
     * @return a call that gives the number of bytes. It has no timeout but that on silence; it fails with
     *     {@link io.mesokit.core.NotFoundException} for an unknown path, and with
     *     {@link io.mesokit.core.TransportException} if it breaks off, or cannot be written
     */
    public Call<Long> download(String path, OutputStream target) {
        return api.client().download(download(path).operation("files.download"), target);
    }

    private static Request download(String path) {
        return Request.get("/files/download").query("path", path).header("Accept", "*/*");
    }

    /**
     * A whole file of the server asked at once, for small ones. {@code GET /files/download}, since before 1.0;
     * authorized as {@link #list(String)}; repeatable.
     *
     * @param path the file
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown path
     */
    public Call<byte[]> bytes(String path) {
        return api.plain("files.bytes", download(path), response -> response.bytes());
    }

    /**
     * Which path of its disk each path is that the server asked shows. {@code GET /files/debug}, since before 1.0;
     * authorized as GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<Map<String, String>> paths() {
        return api.plain("files.paths", Request.get("/files/debug"), Decoder.json(TEXTS));
    }

    @Override
    public String toString() {
        return "Files of " + api;
    }
}
