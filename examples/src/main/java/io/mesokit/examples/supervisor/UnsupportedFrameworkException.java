package io.mesokit.examples.supervisor;

/** A framework that the supervisor does not drive. */
public final class UnsupportedFrameworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Says which, and what there is instead. */
    public UnsupportedFrameworkException(String framework) {
        super(
                framework.equals("marathon")
                        ? "Marathon apps are not supervised: that comes with the module sdk-marathon. Chronos jobs are."
                        : "framework must be chronos");
    }
}
