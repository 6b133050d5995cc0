package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Looks TASKS = Looks.of(Page.TASKS, Sort.CPUS, Query.ALL);

    @Test
    void draw_60Columns_isThis() {
        assertThat(text(new Screen(60, 13, false), TASKS, Boards.live())).isEqualTo("""
                mesos-top  m1:5050  Mesos 1.11.0
                agents: 1 active, 1 draining, 1 unreachable   frameworks: 1~
                tasks: 1 failed, 1 running, 1 staging
                cpus ###.................  16%  2.5 of 16
                mem  #...................   6%  1.0G of 16G
                disk ....................   0%  0M of 40G
                 1 agents (3)   2 frameworks (1)  [3 tasks (3)]   by cpus
                NAME      STATE    CPUS   MEM   AGE  FRAMEWORK  AGENT
                web.1     running     2  512M  2h0m  marathon   node-0.exam~
                old       failed      1   64M    1m  marathon   node-0.exam~
                ?[31mred  staging   0.5  512M    5s  marathon   node-0.exam~

                live, heard 3s ago   q quit  1-3/tab page  s sort  r revers~
                """);
    }

    @Test
    void draw_120Columns_isThis() {
        assertThat(text(new Screen(120, 11, true), TASKS.page(Page.AGENTS), Boards.live()))
                .isEqualTo("""
                mesos-top  m1:5050  Mesos 1.11.0
                agents: 1 active, 1 draining, 1 unreachable   frameworks: 1 active
                tasks: 1 failed, 1 running, 1 staging
                cpus ███░░░░░░░░░░░░░░░░░  16%  2.5 of 16                   mem  █░░░░░░░░░░░░░░░░░░░   6%  1.0G of 16G
                disk ░░░░░░░░░░░░░░░░░░░░   0%  0M of 40G
                [1 agents (3)]  2 frameworks (1)   3 tasks (3)    by cpus
                HOST            STATE        TASKS  CPUS  OF   MEM    OF  GPUS  OF  DISK   OF  ID                VERSION
                node-0.example  active           2   2.5   8  1.0G  8.0G     0   0    0M  20G  a0b1c2d3-e4f5-S0  1.11.0
                -               unreachable      0     0   0    0M    0M     0   0    0M   0M  a0b1c2d3-e4f5-S2  -
                node-1.example  draining         0     0   8    0M  8.0G     0   0    0M  20G  a0b1c2d3-e4f5-S1  1.11.0
                live, heard 3s ago   q quit  1-3/tab page  s sort  r reverse  / filter  arrows scroll
                """);
    }

    @Test
    void draw_anySize_fitsIt() {
        for (Page page : Page.values()) {
            for (int width = 1; width <= 160; width += 3) {
                int most = width;
                List<Line> lines = new Screen(width, 1 + width % 20, width % 2 == 0)
                        .draw(Boards.small(), TASKS.page(page), Boards.live(), Boards.NOW);
                assertThat(lines).hasSize(1 + width % 20);
                assertThat(lines.stream().filter(line -> Inert.width(line.text()) > most))
                        .isEmpty();
                assertThat(lines.stream().filter(line -> line.text().contains("\u001b")))
                        .isEmpty();
            }
        }
    }

    @Test
    void draw_frameworks_andWhatIsWrong_inAnotherLook() {
        Connection stale = new Connection("m1", Optional.empty(), Optional.of(Boards.NOW), 0, "", true);
        List<Line> lines = new Screen(110, 20, false)
                .draw(Boards.small(), TASKS.page(Page.FRAMEWORKS).turned(), stale, Boards.NOW);
        assertThat(lines).anyMatch(line -> line.text().contains("  15.6%  "));
        assertThat(lines).anyMatch(line -> line.text().endsWith("by cpus, reversed"));
        assertThat(last(lines)).matches(line -> line.text().startsWith("STALE, ") && line.look() == Line.Look.WARNING);
        assertThat(new Screen(110, 20, false)
                        .draw(Boards.small(), TASKS, Boards.live(), Boards.NOW).stream()
                                .filter(line -> line.look() == Line.Look.WARNING))
                .singleElement()
                .matches(line -> line.text().startsWith("old"));
    }

    @Test
    void draw_lostConnection_saysWhyWithoutWhatIsInIt() {
        Connection lost = new Connection("m1", Optional.of("reset\u001b[2J by peer"), Optional.empty(), 1, "2s", true);
        Line status = last(new Screen(100, 20, true).draw(Boards.small(), TASKS, lost, Boards.NOW));
        assertThat(status).isEqualTo(new Line("LOST: reset?[2J by peer; looking for the leader", Line.Look.WARNING));
    }

    @Test
    void draw_afterGaps_countsThem() {
        Connection again = new Connection("m1", Optional.empty(), Optional.of(Boards.NOW), 2, "4s after X", false);
        assertThat(last(new Screen(100, 20, true).draw(Boards.small(), TASKS, again, Boards.NOW))
                        .text())
                .startsWith("live, heard 0s ago, 2 gaps: 4s after X");
    }

    @Test
    void draw_scrolledTooFar_showsTheLastRows() {
        List<Line> lines = new Screen(100, 9, true).draw(Boards.small(), TASKS.top(99), Boards.live(), Boards.NOW);
        assertThat(lines.get(7).text()).startsWith("?[31mred");
    }

    private static String text(Screen screen, Looks looks, Connection connection) {
        return screen.draw(Boards.small(), looks, connection, Boards.NOW).stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }

    private static Line last(List<Line> lines) {
        return lines.get(lines.size() - 1);
    }
}
