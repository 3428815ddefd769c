package dev.syncwatch.standalone.cluster.process;

import dev.syncwatch.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Kafka broker as a program of its own; it ends when it is asked to (SIGTERM), and with 1 if it breaks. */
public final class BrokerProgram {

    private static final int BETWEEN_LOOKS_MILLIS = 500;

    private BrokerProgram() {}

    /** {@code FOLDER PORT} */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            asked.countDown();
        }));
        while (!asked.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            kafka.failure().ifPresent(BrokerProgram::giveUp);
        }
    }

    private static void giveUp(Throwable failure) {
        System.err.println("the broker is broken: " + failure);
        Runtime.getRuntime().halt(1);
    }
}
