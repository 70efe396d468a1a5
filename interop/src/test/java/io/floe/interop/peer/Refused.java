package io.floe.interop.peer;

import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.UserException;

/** The user exceptions of {@code FloeInterop.ice}, as a Slice compiler would make them. Owned by whoever throws one. */
class Refused extends UserException {
    private static final long serialVersionUID = 1L;

    String reason;

    Refused(String reason) {
        this.reason = reason;
    }

    static void create(String typeId) throws UserException {
        switch (typeId) {
            case "::FloeInterop::Refused" -> throw new Refused("");
            case "::FloeInterop::Overdrawn" -> throw new Overdrawn("", 0);
            default -> {} // unknown: Ice goes on with the base type's slice, or says UnknownUserException
        }
    }

    String describe() {
        return ice_id() + " " + reason;
    }

    @Override
    public String ice_id() {
        return "::FloeInterop::Refused";
    }

    @Override
    protected void _writeImpl(OutputStream out) {
        out.startSlice("::FloeInterop::Refused", -1, true);
        out.writeString(reason);
        out.endSlice();
    }

    @Override
    protected void _readImpl(InputStream in) {
        in.startSlice();
        reason = in.readString();
        in.endSlice();
    }

    /** Derived, with a slice of its own in front. */
    static final class Overdrawn extends Refused {
        private static final long serialVersionUID = 1L;

        private int amount;

        Overdrawn(String reason, int amount) {
            super(reason);
            this.amount = amount;
        }

        @Override
        String describe() {
            return super.describe() + " " + amount;
        }

        @Override
        public String ice_id() {
            return "::FloeInterop::Overdrawn";
        }

        @Override
        protected void _writeImpl(OutputStream out) {
            out.startSlice("::FloeInterop::Overdrawn", -1, false);
            out.writeInt(amount);
            out.endSlice();
            super._writeImpl(out);
        }

        @Override
        protected void _readImpl(InputStream in) {
            in.startSlice();
            amount = in.readInt();
            in.endSlice();
            super._readImpl(in);
        }
    }

    /** Thrown by operations that do not declare it. */
    static final class Undeclared extends UserException {
        private static final long serialVersionUID = 1L;

        @Override
        public String ice_id() {
            return "::FloeInterop::Undeclared";
        }

        @Override
        protected void _writeImpl(OutputStream out) {
            out.startSlice(ice_id(), -1, true);
            out.writeInt(7);
            out.endSlice();
        }

        @Override
        protected void _readImpl(InputStream in) {
            in.startSlice();
            in.readInt();
            in.endSlice();
        }
    }
}
