package io.mesokit.examples.top;

/**
 * What the one at the keyboard wants to see. Immutable.
 *
 * @param top how many rows are scrolled away
 * @param typing whether the filter is being typed
 */
record Looks(Page page, Sort sort, boolean reversed, Query query, int top, boolean typing) {
    static Looks of(Page page, Sort sort, Query query) {
        return new Looks(page, sort, false, query, 0, false);
    }

    Looks page(Page other) {
        return new Looks(other, sort, reversed, query, 0, false);
    }

    Looks sort(Sort other) {
        return new Looks(page, other, reversed, query, 0, typing);
    }

    Looks turned() {
        return new Looks(page, sort, !reversed, query, 0, typing);
    }

    Looks query(String text) {
        return new Looks(page, sort, reversed, new Query(text), 0, typing);
    }

    Looks typing(boolean now) {
        return new Looks(page, sort, reversed, query, top, now);
    }

    Looks top(int row) {
        return new Looks(page, sort, reversed, query, Math.max(0, row), typing);
    }
}
