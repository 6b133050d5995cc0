package io.mesokit.core.internal;

/** What may stand in a header. The value is never shown: it may be a secret. */
public final class HeaderText {
    private HeaderText() {}

    /**
     * The value, if it can be sent.
     *
     * @throws IllegalArgumentException if a character cannot be; often that is the line end of the file it was read
     *     from
     */
    public static String checked(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                throw new IllegalArgumentException("the value of header " + name + " holds a character that cannot be"
                        + " sent, U+" + String.format("%04X", (int) c) + " at " + i + " of " + value.length());
            }
        }
        return value;
    }
}
