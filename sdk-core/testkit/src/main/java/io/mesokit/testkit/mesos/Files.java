package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The virtual file tree of a master or an agent. A path is known when a file lies at it or below it; a few are known by
 * a second name. Thread-safe.
 */
final class Files {
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);
    private static final int MOST = 16 * 4096;
    private static final int FILE_MODE = 0100644;
    private static final int DIRECTORY_MODE = 040755;
    private static final int DIRECTORY_SIZE = 4096;

    private final InstantSource clock;
    private final TreeMap<String, Content> contents = new TreeMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    Files(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Content {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Instant changed = Instant.EPOCH;
    }

    /** Adds to the end of a file, which is made if it is not there. */
    synchronized void append(String path, byte[] bytes) {
        Content content = contents.computeIfAbsent(path, made -> new Content());
        content.bytes.writeBytes(bytes);
        content.changed = clock.instant();
    }

    void append(String path, String text) {
        append(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes over what lies in a real directory by now. */
    synchronized void mirror(String path, Path directory) {
        try (Stream<Path> all = java.nio.file.Files.walk(directory)) {
            for (Path file : all.filter(java.nio.file.Files::isRegularFile).toList()) {
                Content content =
                        contents.computeIfAbsent(path + "/" + directory.relativize(file), made -> new Content());
                content.bytes.reset();
                content.bytes.writeBytes(java.nio.file.Files.readAllBytes(file));
                content.changed = java.nio.file.Files.getLastModifiedTime(file).toInstant();
            }
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("{} is not there any more", directory, gone);
        }
    }

    /** A second name for a file or a directory. */
    synchronized void alias(String name, String path) {
        aliases.put(name, path);
    }

    /** By whatever name and with a slash at the end or without. */
    private String real(String given) {
        String path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            if (path.equals(alias.getKey()) || path.startsWith(alias.getKey() + "/")) {
                return alias.getValue() + path.substring(alias.getKey().length());
            }
        }
        return path;
    }

    private Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(contents.get(real(path))).map(content -> content.bytes.toByteArray());
    }

    private boolean isDirectory(String path) {
        return !below(real(path)).isEmpty();
    }

    private static String within(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    // ---- v1

    /** LIST_FILES. */
    synchronized ObjectNode list(String path) {
        ObjectNode listing = Json.object();
        ArrayNode infos = Json.array();
        children(path).forEach((name, content) -> {
            ObjectNode info = Json.object()
                    .put("path", within(path, name))
                    .put("nlink", content.isPresent() ? 1 : 2)
                    .put("size", content.map(held -> held.bytes.size()).orElse(DIRECTORY_SIZE));
            info.set("mtime", Json.nanoseconds(changed(content).getEpochSecond() * 1_000_000_000L));
            infos.add(info.put("mode", content.isPresent() ? FILE_MODE : DIRECTORY_MODE)
                    .put("uid", "root")
                    .put("gid", "root"));
        });
        if (!infos.isEmpty()) {
            listing.set("file_infos", infos);
        }
        return listing;
    }

    private Instant changed(Optional<Content> content) {
        return content.map(held -> held.changed).orElseGet(clock::instant);
    }

    private Map<String, Optional<Content>> children(String path) {
        String real = real(path);
        if (path.isEmpty() || (contents.get(real) == null && below(real).isEmpty())) {
            throw new Refusal(404, "");
        }
        Map<String, Optional<Content>> children = new TreeMap<>();
        below(real).forEach((name, content) -> {
            String rest = name.substring(real.length() + 1);
            int slash = rest.indexOf('/');
            children.put(
                    slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? Optional.of(content) : Optional.empty());
        });
        return children;
    }

    private Map<String, Content> below(String directory) {
        // Nothing lies at the root but what is known by a longer name.
        return directory.isEmpty() ? Map.of() : contents.subMap(directory + "/", directory + "0");
    }

    /** READ_FILE; a negative length stands for as much as goes into one answer. */
    synchronized ObjectNode read(String path, long offset, long length) {
        byte[] all = readable(path);
        byte[] piece = piece(all, offset, length);
        return Json.object()
                .put("size", all.length)
                .put("data", Base64.getEncoder().encodeToString(piece));
    }

    private byte[] readable(String path) {
        return bytes(path)
                .orElseThrow(() ->
                        isDirectory(path) ? Refusal.badRequest("Cannot read a directory.\n") : new Refusal(404, ""));
    }

    private static byte[] piece(byte[] all, long offset, long length) {
        if (offset < 0 || offset >= all.length) {
            return new byte[0];
        }
        long most = length < 0 ? MOST : Math.min(length, MOST);
        int end = (int) Math.min(all.length, offset + most);
        return java.util.Arrays.copyOfRange(all, (int) offset, end);
    }

    // ---- the older routes

    /** {@code /files/…}. */
    synchronized WireResponse answer(String route, WireRequest request) {
        if (route.equals("debug")) {
            return Answers.json(debug());
        }
        String path =
                request.parameter("path").orElseThrow(() -> Refusal.badRequest("Expecting 'path=value' in query.\n"));
        return switch (route) {
            case "browse" -> Answers.json(browse(path));
            case "read" -> Answers.json(readText(path, number(request, "offset"), number(request, "length")));
            case "download" -> download(path);
            default -> throw Refusal.notFound();
        };
    }

    private static long number(WireRequest request, String name) {
        try {
            return request.parameter(name).map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("Failed to parse " + name + ": " + malformed.getMessage() + ".\n");
        }
    }

    private ObjectNode debug() {
        Map<String, String> all = new TreeMap<>(aliases);
        new TreeSet<>(contents.keySet()).forEach(path -> all.put(path, path));
        ObjectNode json = Json.object();
        all.forEach(json::put);
        return json;
    }

    private ArrayNode browse(String path) {
        ArrayNode infos = Json.array();
        children(path)
                .forEach((name, content) -> infos.add(Json.object()
                        .put("gid", "root")
                        .put("mode", content.isPresent() ? "-rw-r--r--" : "drwxr-xr-x")
                        .put("mtime", (double) changed(content).getEpochSecond())
                        .put("nlink", content.isPresent() ? 1 : 2)
                        .put("path", within(path, name))
                        .put("size", content.map(held -> held.bytes.size()).orElse(DIRECTORY_SIZE))
                        .put("uid", "root")));
        return infos;
    }

    private ObjectNode readText(String path, long offset, long length) {
        byte[] all = readable(path);
        if (offset == -1) {
            return Json.object().put("data", "").put("offset", all.length);
        }
        String data = new String(piece(all, offset, length), StandardCharsets.UTF_8);
        return Json.object().put("data", data).put("offset", offset);
    }

    private WireResponse download(String path) {
        byte[] all = bytes(path)
                .orElseThrow(() ->
                        isDirectory(path) ? Refusal.badRequest("Cannot download a directory.\n") : Refusal.notFound());
        String real = real(path);
        String name = real.substring(real.lastIndexOf('/') + 1);
        return WireResponse.of(200)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename=" + name)
                .body(all);
    }
}
