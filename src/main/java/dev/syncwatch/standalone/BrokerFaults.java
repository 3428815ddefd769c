package dev.syncwatch.standalone;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the first fatal fault of the broker, where Kafka by itself would end the whole process. */
final class BrokerFaults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    private final AtomicReference<Throwable> first = new AtomicReference<>();

    /** From now on, parts of Kafka that would exit or halt tell this object instead; there is one such place a JVM. */
    void insteadOfEndingTheProcess() {
        Exit.setHaltProcedure(this::ended);
        Exit.setExitProcedure(this::ended);
    }

    /** Must not return: the caller counts on being gone. */
    private void ended(int status, String message) {
        var fault = new FaultHandlerException("Kafka gave up (status " + status + "): " + message);
        first.compareAndSet(null, fault);
        throw fault;
    }

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
