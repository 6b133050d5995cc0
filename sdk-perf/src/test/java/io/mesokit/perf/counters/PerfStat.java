package io.mesokit.perf.counters;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code perf stat} beside us, until what it watches ends or it is told to stop. */
final class PerfStat implements AutoCloseable {
    private static final Path TOOL = Path.of("/usr/bin/perf");

    private final Process process;

    private PerfStat(Process process) {
        this.process = process;
    }

    /** Returns when it has opened so many counters and waits for the end. */
    static PerfStat start(int descriptors, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(TOOL), "the perf tool is installed");
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), "stat", "-x", ";"));
        command.addAll(List.of(arguments));
        PerfStat stat = new PerfStat(new ProcessBuilder(command).start());
        String pid = String.valueOf(stat.process.pid());
        Workload.await(() ->
                !stat.process.isAlive() || Workload.descriptors(pid, "perf_event") >= descriptors && isWaiting(pid));
        return stat;
    }

    /** What it counted, by the event's name; it prints times in milliseconds. */
    Map<String, Double> result() throws IOException {
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .map(line -> line.split(";"))
                .filter(fields -> fields.length > 2 && fields[0].matches("[0-9.]+"))
                .collect(Collectors.toMap(fields -> fields[2], fields -> Double.parseDouble(fields[0])));
    }

    /** As if somebody had pressed ^C. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    private static boolean isWaiting(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "stat")).contains(") S ");
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
