"""Carries frames between two interfaces, each way after a delay: relay.py IFACE IFACE

Commands on stdin: "delay MILLISECONDS" (for the frames that come from now on), answered with "ok". Ends with stdin.
"""
import heapq
import os
import select
import socket
import sys
import time

OUTGOING = 4  # PACKET_OUTGOING: what we sent ourselves


def raw(interface):
    opened = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    opened.bind((interface, 0))
    return opened


def main(one, other):
    left, right = raw(one), raw(other)
    across = {left: right, right: left}
    waiting, number, delay = [], 0, 0.0
    print("ready", flush=True)
    while True:
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([left, right, 0], [], [], pause)
        if 0 in readable:
            command = os.read(0, 4096).split()
            if not command:
                return
            delay = float(command[1]) / 1000
            print("ok", flush=True)
        for source in readable:
            if source != 0:
                frame, place = source.recvfrom(65536)
                if place[2] != OUTGOING:
                    number += 1
                    heapq.heappush(waiting, (time.monotonic() + delay, number, across[source], frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, target, frame = heapq.heappop(waiting)
            try:
                target.send(frame)
            except OSError:
                pass  # its link is down


main(*sys.argv[1:])
