package stranger;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import java.util.stream.Collectors;

/** Calls over a mixed string, and prints how the calls were divided. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (Communicator server = Communicator.create();
                Communicator client = Communicator.create()) {
            ObjectAdapter adapter = server.adapter("s", "stranger -h 127.0.0.1 -p 0:tcp -h 127.0.0.1 -p 0")
                    .addDefault("", Dispatcher.of(request -> request.reply()));
            adapter.activate().join();
            String endpoints =
                    adapter.endpoints().stream().map(Object::toString).collect(Collectors.joining(":"));
            Proxy proxy = client.proxy("echo:" + endpoints);
            proxy.connect().join();
            for (int i = 0; i < 10; i++) {
                proxy.invoke("op").join();
            }
            client.endpoints().stream()
                    .map(status -> status.endpoint().split(" ")[0] + "=" + status.calls())
                    .sorted()
                    .forEach(System.out::println);
        }
    }
}
