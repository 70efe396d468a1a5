package io.floe.wire;

/** What became of a request. Immutable. */
public sealed interface ReplyBody {
    /** The status byte on the wire, 0 to 255. */
    int code();

    /**
     * It ran.
     *
     * @param result the out-parameters and the return value
     */
    record Ok(Encapsulation result) implements ReplyBody {
        @Override
        public int code() {
            return ReplyStatus.OK.code();
        }
    }

    /**
     * It ran and threw an exception of its Slice definition; see {@link UserExceptionReader}.
     *
     * @param exception the exception's slices
     */
    record UserException(Encapsulation exception) implements ReplyBody {
        @Override
        public int code() {
            return ReplyStatus.USER_EXCEPTION.code();
        }
    }

    /**
     * It did not run: there is no such object, facet or operation.
     *
     * @param status which of the three is missing
     * @param identity as the server saw it
     * @param facet as the server saw it; empty for the default one
     * @param operation as the server saw it
     */
    record NotExist(ReplyStatus status, Identity identity, String facet, String operation) implements ReplyBody {
        public NotExist {
            if (status.code() < ReplyStatus.OBJECT_NOT_EXIST.code()
                    || status.code() > ReplyStatus.OPERATION_NOT_EXIST.code()) {
                throw new IllegalArgumentException(
                        "status: " + status + " (expected: OBJECT_NOT_EXIST, FACET_NOT_EXIST or OPERATION_NOT_EXIST)");
            }
        }

        @Override
        public int code() {
            return status.code();
        }
    }

    /**
     * It failed in the server.
     *
     * @param status 5 to 255; see {@link ReplyStatus} for those with a name
     * @param message free text of the server, at times a stack trace
     */
    record Failed(int status, String message) implements ReplyBody {
        public Failed {
            if (status < ReplyStatus.UNKNOWN_LOCAL_EXCEPTION.code() || status > 255) {
                throw new IllegalArgumentException("status: " + status + " (expected: 5..255)");
            }
        }

        @Override
        public int code() {
            return status;
        }
    }
}
