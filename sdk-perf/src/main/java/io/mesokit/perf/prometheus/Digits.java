package io.mesokit.perf.prometheus;

/** Writes numbers as text without making any. */
final class Digits {
    /** As many bytes as a number may take: a sign, the digits of a long, a point. */
    static final int MOST = 22;

    private static final int RADIX = 10;

    private Digits() {}

    /**
     * Writes a number in decimal.
     *
     * @return where it ends
     */
    static int write(long value, byte[] target, int at) {
        if (value < 0) {
            target[at] = '-';
        }
        int begin = value < 0 ? at + 1 : at;
        int end = begin + count(value);
        long rest = value;
        for (int place = end - 1; place >= begin; place--) {
            target[place] = (byte) ('0' + Math.abs(rest % RADIX)); // the least long has no positive one
            rest /= RADIX;
        }
        return end;
    }

    /**
     * Writes a number with so many of its digits behind the point, but no zeros at the end.
     *
     * @return where it ends
     */
    static int write(long value, int decimals, byte[] target, int at) {
        long one = powerOfTen(decimals);
        int end = at;
        if (value < 0 && value > -one) {
            target[end++] = '-'; // which a whole part of 0 does not have
        }
        end = write(value / one, target, end);
        long fraction = Math.abs(value % one);
        if (fraction == 0) {
            return end;
        }
        target[end] = '.';
        int last = end + decimals;
        for (int place = last; place > end; place--) {
            target[place] = (byte) ('0' + fraction % RADIX);
            fraction /= RADIX;
        }
        while (target[last] == '0') {
            last--;
        }
        return last + 1;
    }

    static long powerOfTen(int exponent) {
        long power = 1;
        for (int each = 0; each < exponent; each++) {
            power *= RADIX;
        }
        return power;
    }

    private static int count(long value) {
        int count = 1;
        for (long rest = value / RADIX; rest != 0; rest /= RADIX) {
            count++;
        }
        return count;
    }
}
