package io.floe.internal.jmx;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.EndpointEvent;
import io.floe.EndpointStatus;
import io.floe.Observer;
import io.floe.fault.ConfigurationException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers one bean for a communicator, and one for each endpoint as soon as it is heard of. Thread-safe. */
public final class Beans implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(Beans.class);
    private static final String DOMAIN = "io.floe:";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String name;
    private final Totals totals = new Totals();
    private final Set<ObjectName> registered = ConcurrentHashMap.newKeySet();
    private volatile Supplier<List<EndpointStatus>> endpoints = List::of;

    /** Beans that carry this name. */
    public Beans(String name) {
        this.name = ObjectName.quote(name);
    }

    /**
     * Registers the communicator's bean; the result takes all of them away again.
     *
     * @param source what is known of every endpoint
     * @throws ConfigurationException if another communicator of this process has the name
     */
    public Runnable show(Supplier<List<EndpointStatus>> source) {
        endpoints = source;
        try {
            register(totals, new ObjectName(DOMAIN + "type=Communicator,name=" + name));
        } catch (InstanceAlreadyExistsException e) {
            throw new ConfigurationException(
                    "floe.jmx: " + name + " (expected: a name that no other communicator of this process has)", e);
        } catch (JMException e) {
            LOG.warn("communicator {} cannot be shown by JMX", name, e);
        }
        return () -> registered.forEach(this::unregister);
    }

    private void register(Object bean, ObjectName as) throws JMException {
        server.registerMBean(bean, as);
        registered.add(as);
    }

    private void unregister(ObjectName bean) {
        try {
            server.unregisterMBean(bean);
        } catch (JMException e) {
            LOG.debug("bean {} is gone already", bean, e);
        }
    }

    @Override
    public void answered(Answer answer) {
        totals.answered(answer);
    }

    @Override
    public void failed(CallFailure failure) {
        totals.failed(failure);
    }

    @Override
    public void changed(EndpointEvent event) {
        totals.changed(event);
        try {
            ObjectName bean = new ObjectName(DOMAIN + "type=Endpoint,communicator=" + name + ",endpoint="
                    + ObjectName.quote(event.endpoint()) + ",address=" + ObjectName.quote(event.address()));
            if (!registered.contains(bean)) { // changes are told one after the other
                register(
                        new EndpointBean(() -> endpoints.get().stream()
                                .filter(status -> status.endpoint().equals(event.endpoint())
                                        && status.address().equals(event.address()))
                                .findFirst()),
                        bean);
            }
        } catch (JMException e) {
            LOG.warn("endpoint {} cannot be shown by JMX", event.endpoint(), e);
        }
    }
}
