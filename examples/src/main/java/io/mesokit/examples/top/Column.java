package io.mesokit.examples.top;

/**
 * A column of a table.
 *
 * @param title its head
 * @param least what it may shrink to; 0 if it may not
 * @param right whether it is set to the right
 * @param ends whether it is cut in the middle, as ids are, rather than at the end
 */
record Column(String title, int least, boolean right, boolean ends) {
    static Column text(String title) {
        return new Column(title, 8, false, false);
    }

    static Column id(String title) {
        return new Column(title, 9, false, true);
    }

    static Column number(String title) {
        return new Column(title, 0, true, false);
    }

    static Column word(String title) {
        return new Column(title, 0, false, false);
    }
}
