package io.floe;

import io.floe.wire.Encapsulation;
import io.floe.wire.ReplyStatus;

/** A Slice user exception: thrown by a dispatcher to answer with it, and by a call that was answered with it. */
public final class UserException extends RemoteException {
    private static final long serialVersionUID = 1L;

    private final String typeId;
    private final transient Encapsulation body;

    /**
     * A user exception.
     *
     * @param typeId the most derived Slice type id, such as {@code ::Demo::TooLong}
     * @param body the encoded slices; {@link io.floe.wire.UserExceptionWriter} makes them
     */
    public UserException(String typeId, Encapsulation body) {
        super(ReplyStatus.USER_EXCEPTION.code(), "user exception: " + typeId);
        this.typeId = typeId;
        this.body = body;
    }

    /** The most derived Slice type id. */
    public String typeId() {
        return typeId;
    }

    /** The encoded slices; {@link io.floe.wire.UserExceptionReader} reads them. */
    public Encapsulation body() {
        return body;
    }
}
