package io.mesokit.chronos;

import java.util.List;
import java.util.function.BiPredicate;

/** Compares two lists element by element. */
final class Pairs {
    private Pairs() {}

    /** Whether both are as long, and it holds for the first of each, the second of each, and so on. */
    static <T> boolean all(List<T> put, List<T> seen, BiPredicate<? super T, ? super T> holds) {
        if (put.size() != seen.size()) {
            return false;
        }
        for (int i = 0; i < put.size(); i++) {
            if (!holds.test(put.get(i), seen.get(i))) {
                return false;
            }
        }
        return true;
    }
}
