"""An Ice peer in a process of its own: one command a line on stdin, fields parted by tabs, one answer a line."""
import sys
import threading
import Ice

Ice.loadSlice('"' + sys.argv[1] + '"')
import FloeInterop


class Failing:
    """The ways to fail, by name."""

    def fail(self, kind, current=None):
        if kind == "refused":
            raise FloeInterop.Refused("no")
        if kind == "overdrawn":
            raise FloeInterop.Overdrawn("no", 42)
        if kind == "undeclared":
            raise FloeInterop.Undeclared(7)
        if kind == "object":
            raise Ice.ObjectNotExistException()
        if kind == "facet":
            raise Ice.FacetNotExistException()
        if kind == "operation":
            raise Ice.OperationNotExistException()
        if kind == "local":
            raise Ice.TimeoutException()
        if kind == "user":
            raise Ice.UnknownUserException("::Some::Error")
        raise RuntimeError("boom")

    def failSliced(self, kind, current=None):
        self.fail(kind)


class TargetI(Failing, FloeInterop.Target):
    def __init__(self, name):
        self.name = name
        self.lock = threading.Lock()
        self.noted = 0
        self.released = threading.Event()
        self.held = threading.Semaphore(0)
        self.callback = None

    def echo(self, data, current=None):
        return data

    def next(self, n, current=None):
        return n + 1

    def server(self, current=None):
        return self.name

    def context(self, key, current=None):
        return current.ctx.get(key, "-")

    def note(self, n, current=None):
        with self.lock:
            self.noted += 1

    def notes(self, current=None):
        with self.lock:
            return self.noted

    def hold(self, n, current=None):
        self.held.release()
        self.released.wait(30)
        return n

    def register(self, callback, current=None):
        self.callback = fixed(callback, current)

    def nested(self, callback, n, current=None):
        return fixed(callback, current).ask(n) + 1


def fixed(name, current):
    return FloeInterop.CallbackPrx.uncheckedCast(current.con.createProxy(Ice.Identity(name, "")))


class CallbackI(FloeInterop.Callback):
    def ask(self, n, current=None):
        return n * 10


class Steady(threading.Thread):
    """Calls on and on until it is told to stop."""

    def __init__(self, proxy, idempotent):
        super().__init__()
        self.proxy = proxy
        self.idempotent = idempotent
        self.going = True
        self.failures = []
        self.counts = {}

    def run(self):
        while self.going:
            try:
                name = self.proxy.server() if self.idempotent else self.next()
                self.counts[name] = self.counts.get(name, 0) + 1
            except Exception as e:
                self.failures.append(describe(e))

    def next(self):
        self.proxy.next(1)
        return "next"

    def progress(self):
        return ",".join(f"{k}={v}" for k, v in sorted(self.counts.copy().items()))

    def end(self):
        self.going = False
        self.join()
        return f"{self.progress()} failed={len(self.failures)} {self.failures[:1]}"


class Peer:
    def __init__(self, communicator):
        self.communicator = communicator
        self.adapters = {}
        self.targets = {}
        self.steady = None
        self.closed = threading.Event()

    def proxy(self, text):
        return FloeInterop.TargetPrx.uncheckedCast(self.communicator.stringToProxy(text))

    # the server's side
    def listen(self, name, endpoints):
        adapter = self.communicator.createObjectAdapterWithEndpoints(name, endpoints)
        target = self.targets[name] = TargetI(name)
        adapter.add(target, Ice.stringToIdentity("target"))
        facet = TargetI(name + "-facet")
        adapter.addFacet(facet, Ice.stringToIdentity("target"), "other")
        adapter.add(target, Ice.stringToIdentity("category/target"))
        adapter.activate()
        self.adapters[name] = adapter
        return ":".join(str(e) for e in adapter.getEndpoints())

    def published(self, endpoints):
        adapter = self.communicator.createObjectAdapterWithEndpoints("published", endpoints)
        published = ":".join(str(e) for e in adapter.getPublishedEndpoints())
        adapter.destroy()
        return published

    def deactivate(self, name):
        self.adapters.pop(name).destroy()

    def releaseAndDeactivate(self, name):
        adapter = self.adapters.pop(name)
        adapter.deactivate()
        self.targets[name].released.set()
        adapter.destroy()

    def awaitHeld(self, name):
        self.targets[name].held.acquire(timeout=30)

    def release(self, name):
        self.targets[name].released.set()

    def ask(self, name, n):
        return self.targets[name].callback.ask(int(n))

    # the client's side
    def ping(self, proxy):
        self.proxy(proxy).ice_ping()

    def types(self, proxy):
        p = self.proxy(proxy)
        return " ".join([p.ice_id(), *p.ice_ids(), str(p.ice_isA("::FloeInterop::Target")).lower(),
                         str(p.ice_isA("::Some::Other")).lower()])

    def echo(self, proxy, size):
        data = bytes(i % 251 for i in range(int(size)))
        return len(data) if bytes(self.proxy(proxy).echo(data)) == data else "changed"

    def next(self, proxy, n):
        return self.proxy(proxy).next(int(n))

    def server(self, proxy):
        return self.proxy(proxy).server()

    def context(self, proxy, key, value):
        return self.proxy(proxy).context(key, {key: value, "unused": "\u00e4\u20ac"})

    def fail(self, proxy, kind):
        self.proxy(proxy).fail(kind)

    def failSliced(self, proxy, kind):
        self.proxy(proxy).failSliced(kind)

    def missing(self, proxy):
        self.proxy(proxy).ice_invoke("missing", Ice.OperationMode.Normal, b"\x06\0\0\0\1\1")

    def hold(self, proxy, n):
        return self.proxy(proxy).hold(int(n))

    def notes(self, proxy):
        return self.proxy(proxy).notes()

    def oneway(self, proxy, count):
        oneway = FloeInterop.TargetPrx.uncheckedCast(self.proxy(proxy).ice_oneway())
        for i in range(int(count)):
            oneway.note(i)

    def batch(self, proxy, count):
        batch = FloeInterop.TargetPrx.uncheckedCast(self.proxy(proxy).ice_batchOneway())
        for i in range(int(count)):
            batch.note(i)
        batch.ice_flushBatchRequests()

    def datagram(self, proxy, count):
        datagram = FloeInterop.TargetPrx.uncheckedCast(self.proxy(proxy).ice_datagram())
        for i in range(int(count)):
            datagram.note(i)

    def batchDatagram(self, proxy, count):
        batch = FloeInterop.TargetPrx.uncheckedCast(self.proxy(proxy).ice_batchDatagram())
        for i in range(int(count)):
            batch.note(i)
        batch.ice_flushBatchRequests()

    def burst(self, proxy, count):
        p = self.proxy(proxy)
        good = 0
        for _ in range(int(count) // 100):
            futures = [p.nextAsync(i) for i in range(50)]
            good += sum(p.next(i) == i + 1 for i in range(50))
            good += sum(f.result() == i + 1 for i, f in enumerate(futures))
        return good

    def begin(self, proxy, mode):
        self.steady = Steady(self.proxy(proxy), mode == "idempotent")
        self.steady.start()

    def progress(self):
        return self.steady.progress()

    def end(self):
        return self.steady.end()

    def attach(self, proxy):
        p = self.proxy(proxy)
        adapter = self.communicator.createObjectAdapter("")
        adapter.add(CallbackI(), Ice.stringToIdentity("callback"))
        adapter.activate()
        p.ice_getConnection().setAdapter(adapter)
        p.register("callback")

    def nested(self, proxy, n):
        return self.proxy(proxy).nested("callback", int(n))

    def close(self, proxy):
        self.proxy(proxy).ice_getConnection().close(Ice.ConnectionClose.GracefullyWithWait)

    def watch(self, proxy):
        self.closed.clear()
        self.proxy(proxy).ice_getConnection().setCloseCallback(lambda c: self.closed.set())

    def awaitClosed(self):
        return str(self.closed.wait(30)).lower()

    def same(self, one, other):
        return str(self.proxy(one).ice_getConnection() == self.proxy(other).ice_getConnection()).lower()


def describe(e):
    if isinstance(e, FloeInterop.Overdrawn):
        return f"{e.ice_id()} {e.reason} {e.amount}"
    if isinstance(e, FloeInterop.Refused):
        return f"{e.ice_id()} {e.reason}"
    if isinstance(e, Ice.RequestFailedException):
        return f"{e.ice_id()} {Ice.identityToString(e.id)} '{e.facet}' {e.operation}"
    if isinstance(e, Ice.UnknownUserException):
        return f"{e.ice_id()} {e.unknown}"
    return e.ice_id() if isinstance(e, Ice.Exception) else repr(e)


def answer(peer, line):
    name, *fields = line.rstrip("\n").split("\t")
    try:
        result = getattr(peer, name)(*fields)
        text = "ok" if result is None else f"ok {result}"
    except Exception as e:
        text = "error " + describe(e)
    return text.replace("\n", " ")


def main():
    with Ice.initialize(sys.argv) as communicator:
        peer = Peer(communicator)
        print("ready", flush=True)
        for line in sys.stdin:
            print(answer(peer, line), flush=True)


main()
