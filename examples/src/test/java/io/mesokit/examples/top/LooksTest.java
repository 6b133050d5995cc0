package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen after filters, orders and keys. */
class LooksTest {
    private static final Looks TASKS = Looks.of(Page.TASKS, Sort.CPUS, Query.ALL);

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "web, 1",
        "WEB, 1",
        "state:failed, 1",
        "state:running framework:mara role:prod agent:node-0, 1",
        "state:running web state:failed, 0",
        "framework:0001, 3",
        "agent:S0, 3",
        "role:dev, 0",
        "name:web id:web, 1",
        "other:web, 0"
    })
    void filter_words_mustAllBeFound(String words, int found) {
        assertThat(Page.TASKS.rows(Boards.small(), TASKS.query(words), Boards.NOW))
                .hasSize(found);
    }

    @Test
    void filter_fieldThatAPageLacks_letsItsRowsPass() {
        assertThat(Page.AGENTS.rows(Boards.small(), TASKS.query("role:prod"), Boards.NOW))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "CPUS, false, web.1",
        "CPUS, true, ?[31mred",
        "MEM, true, old",
        "AGE, false, web.1",
        "AGE, true, ?[31mred",
        "NAME, true, web.1"
    })
    void sort_each_hasTheLargestFirst(Sort sort, boolean reversed, String first) {
        Looks looks = reversed ? TASKS.sort(sort).turned() : TASKS.sort(sort);
        Row row = Page.TASKS.rows(Boards.small(), looks, Boards.NOW).get(0);
        assertThat(Inert.text(row.cells().get(0))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0s", "59, 59s", "60, 1m", "3599, 59m", "3600, 1h0m", "172799, 47h59m", "172800, 2d"})
    void age_isAsCoarseAsItMayBe(long seconds, String text) {
        assertThat(Page.age(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"512, 512M", "1536, 1.5G", "10240, 10G", "1047552, 1023G", "2097152, 2.0T"})
    void size_hasTheUnitThatFits(double megabytes, String text) {
        assertThat(Usage.size(megabytes)).isEqualTo(text);
    }

    @Test
    void share_isTheLargestOfTheFour() {
        Usage whole = new Usage(10, 10, 10, 10);
        assertThat(new Usage(1, 2, 3, 4).share(whole)).isEqualTo(0.4);
        assertThat(new Usage(4, 3, 2, 1).plus(new Usage(0, 6, 0, 0)).share(whole))
                .isEqualTo(0.9);
        assertThat(new Usage(1, 0, 0, 0).share(Usage.NONE)).isZero();
    }

    @Test
    void looks_atSomethingElse_beginAtTheTop() {
        Looks scrolled = TASKS.top(7);
        assertThat(scrolled.query("x").top()).isZero();
        assertThat(scrolled.page(Page.AGENTS).top()).isZero();
        assertThat(scrolled.sort(Sort.MEM).top()).isZero();
        assertThat(scrolled.turned().top()).isZero();
    }

    @Test
    void keys_commands_changeTheLooks() {
        assertThat(press(TASKS, "1")).isEqualTo(TASKS.page(Page.AGENTS));
        assertThat(press(TASKS, "tab")).isEqualTo(TASKS.page(Page.AGENTS));
        assertThat(press(TASKS, "left")).isEqualTo(TASKS.page(Page.FRAMEWORKS));
        assertThat(press(TASKS, "s")).isEqualTo(TASKS.sort(Sort.MEM));
        assertThat(press(TASKS, "r", "r")).isEqualTo(TASKS);
        assertThat(press(TASKS, "x")).isEqualTo(TASKS);
        assertThat(press(TASKS.query("web"), "escape")).isEqualTo(TASKS);
        assertThat(press(TASKS.top(5), "home")).isEqualTo(TASKS);
    }

    @Test
    void keys_whileTyping_areText() {
        Looks typed = press(TASKS, "/", "q", "1", "x", "backspace", "tab");
        assertThat(typed.query().text()).isEqualTo("q1");
        assertThat(typed.typing()).isTrue();
        assertThat(press(typed, "enter", "s").query().text()).isEqualTo("q1");
        assertThat(press(typed, "escape")).isEqualTo(TASKS);
        assertThat(press(TASKS, "/", "backspace", "enter")).isEqualTo(TASKS);
    }

    @Test
    void keys_arrows_scrollWithinTheRows() {
        assertThat(press(TASKS, "up").top()).isZero();
        assertThat(press(TASKS, "down", "down").top()).isEqualTo(2);
        assertThat(press(TASKS, "end").top()).isEqualTo(90);
        assertThat(press(TASKS, "end", "down", "page down").top()).isEqualTo(90);
        assertThat(press(TASKS, "end", "page up").top()).isEqualTo(80);
        assertThat(press(TASKS.top(500), "up").top()).isEqualTo(89);
    }

    private static Looks press(Looks looks, String... keys) {
        Looks after = looks;
        for (String key : keys) {
            after = Keys.pressed(key, after, 100, 10);
        }
        return after;
    }
}
