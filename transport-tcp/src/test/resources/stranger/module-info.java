module stranger {
    requires io.floe;

    provides io.floe.spi.TransportProvider with
            stranger.StrangerProvider;
}
