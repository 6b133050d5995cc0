package io.mesokit.perf.cgroup;

/**
 * How shares of version 1 are turned into a weight of version 2. The kernel knows no relation between them, and
 * programs disagree: 1024 shares, the default, became weight 39 for years, and are 100 since. So a value is never
 * converted unless the formula is named, and one that was converted cannot be converted back without knowing by which.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><th>shares</th><th>linear</th><th>logarithmic</th><th>systemd</th></tr>
 * <tr><td>100</td><td>4</td><td>17</td><td>9</td></tr>
 * <tr><td>1024</td><td>39</td><td>100</td><td>100</td></tr>
 * <tr><td>10240</td><td>391</td><td>639</td><td>1000</td></tr>
 * </table>
 */
public enum SharesFormula {
    /** 1 + (shares - 2) x 9999 / 262142: runc up to 1.3.1, crun up to 1.22, Kubernetes until 2025. */
    LINEAR {
        @Override
        long convert(long shares) {
            return 1 + (shares - 2) * 9999 / 262142;
        }
    },
    /**
     * The power of ten of (log2(shares)^2 + 125 x log2(shares)) / 612 - 7/34, rounded up: runc from 1.3.2, crun from
     * 1.23.
     */
    LOGARITHMIC {
        @Override
        long convert(long shares) {
            double log = Math.log(shares) / Math.log(2);
            return (long) Math.ceil(Math.pow(10, (log * log + 125 * log) / 612.0 - 7.0 / 34.0));
        }
    },
    /** shares x 100 / 1024: systemd, and what keeps the proportions of groups beside one another. */
    SYSTEMD {
        @Override
        long convert(long shares) {
            return shares * 100 / 1024;
        }
    };

    private static final long LEAST_SHARES = 2;
    private static final long MOST_SHARES = 262144;
    static final long MOST_WEIGHT = 10000;

    /**
     * The weight for so many shares, 1 to 10000. Shares out of 2 to 262144 are taken as the nearest of these, as the
     * kernel would.
     */
    public long toWeight(long shares) {
        long taken = Math.max(LEAST_SHARES, Math.min(MOST_SHARES, shares));
        return Math.max(1, Math.min(MOST_WEIGHT, convert(taken)));
    }

    abstract long convert(long shares);
}
