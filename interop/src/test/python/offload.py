"""Switches the checksum offload of an interface off, so that what a raw socket reads has checksums: offload.py IFACE"""
import ctypes
import fcntl
import socket
import struct
import sys

SIOCETHTOOL = 0x8946
SET_TX_CHECKSUM = 0x17  # ETHTOOL_STXCSUM


def main(interface):
    value = bytearray(struct.pack("II", SET_TX_CHECKSUM, 0))
    buffer = (ctypes.c_char * len(value)).from_buffer(value)
    request = struct.pack("16sP", interface.encode(), ctypes.addressof(buffer))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCETHTOOL, request)


main(sys.argv[1])
