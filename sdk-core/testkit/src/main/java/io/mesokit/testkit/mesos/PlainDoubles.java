package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes doubles as the servers do: with a decimal point, never with an exponent. */
final class PlainDoubles extends JsonGeneratorDelegate {
    PlainDoubles(JsonGenerator to) {
        super(to, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        delegate.writeNumber(plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }
}
