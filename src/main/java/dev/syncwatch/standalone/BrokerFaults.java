package dev.syncwatch.standalone;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the first fatal fault of the broker, where Kafka's own handler would end the whole process. */
final class BrokerFaults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    private final AtomicReference<Throwable> first = new AtomicReference<>();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            LOG.error("Kafka: {}: {}", name, message, cause);
            var fault = new FaultHandlerException(name + ": " + message, cause);
            if (fatal) {
                first.compareAndSet(null, fault);
            }
            action.run();
            return fault;
        };
    }

    /** The first fatal fault since the start, or empty. */
    Optional<Throwable> first() {
        return Optional.ofNullable(first.get());
    }
}
