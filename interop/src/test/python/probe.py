"""Knocks at a port where nobody listens: probe.py ADDRESS; prints how many ms the refusal took, or "silence" after 1 s."""
import socket
import sys
import time


def main(address):
    with socket.socket() as knocking:
        knocking.settimeout(1)
        began = time.monotonic()
        try:
            knocking.connect((address, 9))
        except ConnectionRefusedError:
            print(round((time.monotonic() - began) * 1000))
        except OSError:
            print("silence")


main(sys.argv[1])
