package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mesokit.core.Call;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs a call both ways, so that no scenario is tested only one way. */
enum BothWays {
    SYNC {
        @Override
        <T> T run(Call<T> call) {
            return call.execute();
        }
    },
    ASYNC {
        @Override
        <T> T run(Call<T> call) {
            try {
                return call.executeAsync().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                // The very exception, as synchronous callers get it: not one wrapped around it.
                assertThat(e.getCause()).isNotInstanceOfAny(CompletionException.class, CancellationException.class);
                throw BothWays.<RuntimeException>sneaky(e.getCause());
            } catch (Exception e) {
                throw new AssertionError("hangs, or was interrupted", e);
            }
        }
    };

    abstract <T> T run(Call<T> call);

    /** The failure that the call must end in. */
    <X extends Throwable> X fails(Call<?> call, Class<X> with) {
        Throwable thrown = catchThrowable(() -> run(call));
        assertThat(thrown).isExactlyInstanceOf(with);
        return with.cast(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
