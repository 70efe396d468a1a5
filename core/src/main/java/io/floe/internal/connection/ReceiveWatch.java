package io.floe.internal.connection;

import io.floe.wire.IceFrameDecoder;
import io.floe.wire.ProtocolException;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a message which has begun to arrive goes on arriving, and resumes a decoder that starves. Owned by the
 * connection's event loop. A timer runs only while a message is under way at the end of a read.
 */
final class ReceiveWatch {
    private static final long HUNGRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final IceConnection connection;
    private final ConnectionSettings settings;
    private final IceFrameDecoder decoder;
    private boolean underWay;
    private boolean watching;
    private boolean feeding;
    private boolean starving;
    private long began;

    ReceiveWatch(IceConnection connection, ConnectionEnvironment environment) {
        this.connection = connection;
        this.settings = environment.settings();
        this.decoder =
                new IceFrameDecoder(environment.codec(), environment.memory().receive(), environment.packing());
    }

    /** What it watches. */
    IceFrameDecoder decoder() {
        return decoder;
    }

    /** Whether reading must pause, because there is no room for what has come. */
    boolean starves() {
        return decoder.starves();
    }

    /** What comes now belongs to the next message. */
    void messageRead() {
        underWay = false;
    }

    void readComplete() {
        if (starving != decoder.starves()) {
            starving = !starving;
            connection.gate().look();
        }
        if (starving && !decoder.unpacks()) {
            feedLater();
        }
        if (!underWay && decoder.hasPartialFrame()) {
            underWay = true;
            began = connection.now();
            if (!watching) {
                lookIn(settings.headerTimeout().toNanos());
            }
        }
    }

    private void feedLater() {
        if (!feeding) {
            feeding = true;
            schedule(this::feed, HUNGRY_NANOS);
        }
    }

    private void feed() {
        ChannelHandlerContext place = connection.channel().pipeline().context(decoder);
        if (place == null) {
            return; // closed meanwhile
        }
        feeding = false;
        decoder.resume(place);
        place.fireChannelReadComplete(); // a read like any other: its answers are flushed, and it comes back here
    }

    private void look() {
        watching = false;
        if (!underWay || !decoder.hasPartialFrame()) {
            return;
        }
        long now = connection.now();
        if (!connection.gate().open()) {
            began = now; // nothing can arrive, for we do not read
        }
        long age = now - began;
        long header = settings.headerTimeout().toNanos() - age;
        long whole = settings.messageTimeout().toNanos() - age;
        if (header > 0) {
            lookIn(header); // another message than the one that the timer was for
        } else if (decoder.hasPartialHeader()) {
            refuse("header: " + soFar(age) + " (expected: 14 bytes within "
                    + settings.headerTimeout().toSeconds() + " s)");
        } else if (whole <= 0 || tooSlow(age)) {
            refuse("message: " + soFar(age) + " (expected: at least " + settings.bytesPerSecond()
                    + " bytes a second, and all within "
                    + settings.messageTimeout().toSeconds() + " s)");
        } else {
            lookIn(Math.min(whole, settings.headerTimeout().toNanos()));
        }
    }

    private void lookIn(long nanos) {
        watching = true;
        schedule(this::look, nanos);
    }

    private boolean tooSlow(long age) {
        return decoder.partialFrameBytes() < TimeUnit.NANOSECONDS.toSeconds(age) * settings.bytesPerSecond();
    }

    private String soFar(long age) {
        return decoder.partialFrameBytes() + " bytes after " + TimeUnit.NANOSECONDS.toSeconds(age) + " s";
    }

    private void refuse(String why) {
        connection.end(Failures.ofConnection(new ProtocolException(why), false));
    }

    private void schedule(Runnable task, long nanos) {
        connection.loop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
