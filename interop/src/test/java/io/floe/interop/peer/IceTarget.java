package io.floe.interop.peer;

import com.zeroc.Ice.Blobject;
import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.Current;
import com.zeroc.Ice.FacetNotExistException;
import com.zeroc.Ice.FormatType;
import com.zeroc.Ice.Identity;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectNotExistException;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.OperationNotExistException;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.TimeoutException;
import com.zeroc.Ice.UnknownUserException;
import com.zeroc.Ice.UserException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Slice {@code FloeInterop::Target}, without generated code. Thread-safe. */
final class IceTarget implements Blobject {
    private static final String TYPE = "::FloeInterop::Target";

    private final String name;
    private final Communicator communicator;
    private final AtomicInteger notes = new AtomicInteger();
    private final Semaphore held = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile ObjectPrx callback;

    IceTarget(String name, Communicator communicator) {
        this.name = name;
        this.communicator = communicator;
    }

    void awaitHeld() throws InterruptedException {
        held.tryAcquire(30, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    int ask(int n) {
        return ask(callback, n);
    }

    private static int ask(ObjectPrx to, int n) {
        return new IceCall(to).call("ask", out -> out.writeInt(n), InputStream::readInt);
    }

    @Override
    public Ice_invokeResult ice_invoke(byte[] parameters, Current current) throws UserException {
        InputStream in = new InputStream(communicator, current.encoding, parameters);
        in.startEncapsulation();
        FormatType format = current.operation.equals("failSliced") ? FormatType.SlicedFormat : FormatType.CompactFormat;
        try {
            Consumer<OutputStream> results = results(current, in);
            return new Ice_invokeResult(true, encapsulate(current, format, results));
        } catch (UserException e) {
            return new Ice_invokeResult(false, encapsulate(current, format, out -> out.writeException(e)));
        }
    }

    private byte[] encapsulate(Current current, FormatType format, Consumer<OutputStream> content) {
        OutputStream out = new OutputStream(communicator, current.encoding);
        out.startEncapsulation(current.encoding, format);
        content.accept(out);
        out.endEncapsulation();
        return out.finished();
    }

    private Consumer<OutputStream> results(Current current, InputStream in) throws UserException {
        return switch (current.operation) {
            case "ice_ping" -> out -> {};
            case "ice_isA" -> {
                String asked = in.readString();
                yield out -> out.writeBool(asked.equals(TYPE) || asked.equals("::Ice::Object"));
            }
            case "ice_id" -> out -> out.writeString(TYPE);
            case "ice_ids" -> out -> out.writeStringSeq(new String[] {TYPE, "::Ice::Object"});
            case "echo" -> {
                byte[] data = in.readByteSeq();
                yield out -> out.writeByteSeq(data);
            }
            case "next" -> answer(in.readInt() + 1);
            case "server" -> answer(name);
            case "context" -> answer(current.ctx.getOrDefault(in.readString(), "-"));
            case "note" -> {
                notes.incrementAndGet();
                yield out -> {};
            }
            case "notes" -> answer(notes.get());
            default -> more(current, in);
        };
    }

    private Consumer<OutputStream> more(Current current, InputStream in) throws UserException {
        return switch (current.operation) {
            case "fail", "failSliced" -> {
                fail(in.readString());
                yield out -> {};
            }
            case "hold" -> {
                int n = in.readInt();
                hold();
                yield answer(n);
            }
            case "register" -> {
                callback = caller(in.readString(), current);
                yield out -> {};
            }
            case "nested" -> answer(ask(caller(in.readString(), current), in.readInt()) + 1);
            default -> throw new OperationNotExistException(current.id, current.facet, current.operation);
        };
    }

    private static Consumer<OutputStream> answer(int value) {
        return out -> out.writeInt(value);
    }

    private static Consumer<OutputStream> answer(String value) {
        return out -> out.writeString(value);
    }

    private void hold() {
        held.release();
        try {
            released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectPrx caller(String callbackName, Current current) {
        return current.con.createProxy(new Identity(callbackName, ""));
    }

    private static void fail(String kind) throws UserException {
        switch (kind) {
            case "refused" -> throw new Refused("no");
            case "overdrawn" -> throw new Refused.Overdrawn("no", 42);
            case "undeclared" -> throw new Refused.Undeclared();
            case "object" -> throw new ObjectNotExistException();
            case "facet" -> throw new FacetNotExistException();
            case "operation" -> throw new OperationNotExistException();
            case "local" -> throw new TimeoutException();
            case "user" -> throw new UnknownUserException("::Some::Error");
            default -> throw new IllegalStateException("boom");
        }
    }
}
