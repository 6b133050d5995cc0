package io.mesokit.chronos.model;

/** Which of a histogram's values is asked for. */
public enum Percentile {
    /** 99 % of runs took at most this. */
    P99("99thPercentile"),
    /** 98 % of runs took at most this. */
    P98("98thPercentile"),
    /** 95 % of runs took at most this. */
    P95("95thPercentile"),
    /** 75 % of runs took at most this. */
    P75("75thPercentile"),
    /** Half of the runs took at most this. */
    MEDIAN("median"),
    /** What the server calls the mean: the median once more. */
    MEAN("mean");

    private final String word;

    Percentile(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
