package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.wire.BatchRequestMessage;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Message;
import io.floe.wire.ProtocolException;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.ValidateConnectionMessage;

/**
 * Where a connection stands, and so what an inbound message does: Held or Awaiting, then Active, Closing, Closed. Illegal
 * moves have no method.
 */
sealed interface ConnectionState {
    /** Takes one message, on the event loop. */
    void receive(IceConnection connection, Message message);

    /** Whether new calls may be sent. */
    default boolean takesCalls() {
        return false;
    }

    /** A server's connection whose adapter is not active yet: nothing is read, so nothing comes. */
    record Held() implements ConnectionState {
        @Override
        public void receive(IceConnection connection, Message message) {
            throw new ProtocolException("message before ValidateConnection was sent: " + name(message));
        }
    }

    /** A client's connection that waits for the server to speak first (Ice manual, "Connection Establishment"). */
    record Awaiting() implements ConnectionState {
        @Override
        public void receive(IceConnection connection, Message message) {
            if (!(message instanceof ValidateConnectionMessage)) {
                throw new ProtocolException("first message: " + name(message) + " (expected: ValidateConnection)");
            }
            connection.activate();
        }
    }

    /** Messages flow both ways. */
    record Active() implements ConnectionState {
        @Override
        public boolean takesCalls() {
            return true;
        }

        @Override
        public void receive(IceConnection connection, Message message) {
            if (message instanceof RequestMessage request) {
                connection.inbound().accept(request);
            } else if (message instanceof BatchRequestMessage batch) {
                connection.inbound().accept(batch);
            } else {
                receiveOther(connection, message);
            }
        }
    }

    /**
     * This side closes gracefully. Requests that want an answer are not served any more, which the peer takes as "not
     * executed" once it reads CloseConnection. Oneways and batches are: the peer takes them as done since it wrote them, and
     * nobody will send them again. Replies are still read.
     */
    record Closing() implements ConnectionState {
        @Override
        public void receive(IceConnection connection, Message message) {
            if (message instanceof RequestMessage request) {
                if (request.requestId() == 0) {
                    connection.inbound().accept(request);
                }
            } else if (message instanceof BatchRequestMessage batch) {
                connection.inbound().accept(batch);
            } else {
                receiveOther(connection, message);
            }
        }
    }

    /**
     * A datagram endpoint: requests are served and never answered, whatever their id says; everything else is dropped
     * (observed from Ice 3.7.8).
     */
    record Datagrams() implements ConnectionState {
        @Override
        public boolean takesCalls() {
            return true;
        }

        @Override
        public void receive(IceConnection connection, Message message) {
            if (message instanceof RequestMessage request) {
                connection.inbound().accept(new RequestMessage(0, request.invocation(), request.compression()));
            } else if (message instanceof BatchRequestMessage batch) {
                connection.inbound().accept(batch);
            }
        }
    }

    /** Nothing comes any more; what still arrives is dropped. */
    record Closed() implements ConnectionState {
        @Override
        public void receive(IceConnection connection, Message message) {}
    }

    private static void receiveOther(IceConnection connection, Message message) {
        if (message instanceof ReplyMessage reply) {
            connection.answered(reply);
        } else if (message instanceof CloseConnectionMessage) {
            connection.end(Failure.of(Kind.DRAIN, "the peer closed the connection gracefully"));
        } else {
            connection.idle().heartbeatReceived();
        }
    }

    private static String name(Message message) {
        return message.getClass().getSimpleName().replace("Message", "");
    }
}
