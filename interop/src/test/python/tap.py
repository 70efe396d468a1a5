"""Witness at the client's interface: tap.py IFACE FILE

Writes a line for each connection attempt, "NANOS ADDRESS PORT dial", and for each request of the load that leaves for the
first time (a repeated segment is none), "NANOS ADDRESS PORT safe|once". Times are those of CLOCK_MONOTONIC. Ends with stdin.
"""
import select
import socket
import struct
import sys
import time

OUTGOING = 4  # PACKET_OUTGOING
SYN, ACK = 2, 16
MASK, HALF = 0xFFFFFFFF, 0x7FFFFFFF  # sequence numbers wrap
MARKS = ((b"\x04safe", "safe"), (b"\x04once", "once"))  # how Ice writes the operation's name


def requests(payload):
    return [name for mark, name in MARKS for _ in range(payload.count(mark))]


def events(frame, seen):
    """What a frame tells: (address, port, words). Remembers of each connection how far its bytes were seen."""
    if len(frame) < 54 or frame[12:14] != b"\x08\x00" or frame[23] != socket.IPPROTO_TCP:
        return None
    tcp = 14 + (frame[14] & 15) * 4
    end = 14 + struct.unpack_from("!H", frame, 16)[0]
    source, port, sequence = struct.unpack_from("!HHI", frame, tcp)
    flags = frame[tcp + 13]
    address = socket.inet_ntoa(frame[30:34])
    key = (source, address, port)
    if flags & SYN and not flags & ACK:
        known, seen[key] = seen.get(key), sequence + 1 & MASK
        return None if known == seen[key] else (address, port, ["dial"])
    payload = frame[tcp + (frame[tcp + 12] >> 4) * 4:end]
    after = sequence + len(payload) & MASK
    fresh = after - seen.get(key, sequence) & MASK
    if not payload or not 0 < fresh <= HALF:
        return None
    seen[key] = after
    return address, port, requests(payload[-fresh:])


def main(interface, path):
    seen = {}
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003)) as raw, open(path, "w") as out:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
        raw.bind((interface, 0))
        print("ready", flush=True)
        while True:
            readable, _, _ = select.select([raw, sys.stdin], [], [])
            if sys.stdin in readable:
                return
            frame, place = raw.recvfrom(65536)
            told = events(frame, seen) if place[2] == OUTGOING else None
            if told:
                address, port, words = told
                now = time.monotonic_ns()
                out.writelines(f"{now} {address} {port} {word}\n" for word in words)


main(*sys.argv[1:])
