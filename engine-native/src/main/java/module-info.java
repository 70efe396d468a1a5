/** The Linux I/O engines: epoll, and io_uring for those who ask for it. */
@org.jspecify.annotations.NullMarked
module io.floe.engine.nativeio {
    requires io.floe;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
    requires io.netty.transport.unix.common;
    requires static transitive org.jspecify;

    provides io.floe.spi.IoEngine with
            io.floe.engine.nativeio.EpollEngine,
            io.floe.engine.nativeio.IoUringEngine;
}
