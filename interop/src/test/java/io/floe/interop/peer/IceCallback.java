package io.floe.interop.peer;

import com.zeroc.Ice.Blobject;
import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.Current;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.OutputStream;

/** Slice {@code FloeInterop::Callback}, without generated code: answers ten times what it is asked. Immutable. */
record IceCallback(Communicator communicator) implements Blobject {
    @Override
    public Ice_invokeResult ice_invoke(byte[] parameters, Current current) {
        InputStream in = new InputStream(communicator, current.encoding, parameters);
        in.startEncapsulation();
        int n = in.readInt();
        in.endEncapsulation();
        OutputStream out = new OutputStream(communicator, current.encoding);
        out.startEncapsulation();
        out.writeInt(n * 10);
        out.endEncapsulation();
        return new Ice_invokeResult(true, out.finished());
    }
}
