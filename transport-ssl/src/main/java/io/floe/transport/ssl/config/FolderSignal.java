package io.floe.transport.ssl.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs from the file system. Owned by the thread of a {@link MaterialWatch}; closed from any. */
final class FolderSignal implements ChangeSignal {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSignal.class);

    private final List<Path> files;
    private final WatchService service;
    private final Map<Path, WatchKey> watched = new HashMap<>();

    FolderSignal(List<Path> files) {
        this.files = files;
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        renew();
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        try {
            WatchKey key = service.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            boolean any = key != null;
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.poll();
            }
            return any;
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException("closed");
        }
    }

    @Override
    public void renew() {
        Set<Path> folders = WatchedPaths.folders(files);
        watched.entrySet().removeIf(entry -> {
            boolean gone =
                    !folders.contains(entry.getKey()) || !entry.getValue().isValid();
            if (gone) {
                entry.getValue().cancel();
            }
            return gone;
        });
        folders.stream().filter(folder -> !watched.containsKey(folder)).forEach(this::register);
    }

    private void register(Path folder) {
        try {
            watched.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (ClosedWatchServiceException e) {
            LOG.debug("{}: not watched any more", folder);
        } catch (IOException e) {
            LOG.warn("{}: cannot be watched, and is looked at from time to time only", folder, e);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("watching could not be closed", e);
        }
    }
}
