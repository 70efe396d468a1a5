"""A server of Ice C++ for the chaos suite, where ssl is needed: chaos_server.py NAME LOG PROPERTIES; see ServerCommands.java"""
import signal
import struct
import sys
import time

import Ice


class Target(Ice.Blobject):
    def __init__(self, name, log):
        self.name, self.log = name.encode(), log

    def ice_invoke(self, parameters, current):
        if current.operation == "ice_ping":
            return True, struct.pack("<iBB", 6, 1, 1)
        call, = struct.unpack_from("<q", parameters, 6)
        self.log.write(f"{call} {time.monotonic_ns()}\n")
        return True, struct.pack("<iBBB", 7 + len(self.name), 1, 1, len(self.name)) + self.name


def main(name, log, properties):
    settings = Ice.InitializationData()
    settings.properties = Ice.createProperties()
    settings.properties.load(properties)
    settings.properties.setProperty("Ice.Plugin.IceSSL", "IceSSL:createIceSSL")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with open(log, "a", buffering=1) as out, Ice.initialize(settings) as communicator:
        print("ready", flush=True)
        for line in sys.stdin:
            _, endpoints = line.rstrip("\n").split("\t")
            adapter = communicator.createObjectAdapterWithEndpoints("chaos", endpoints)
            adapter.add(Target(name, out), Ice.stringToIdentity("target"))
            adapter.activate()
            print("ok", flush=True)


main(*sys.argv[1:])
