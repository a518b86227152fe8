"""Which addresses may be reached from here: public ones, and never a machine of the house. Pure.

Addresses are judged after the name was resolved, so `2130706433`, `0x7f.1` and names that point inside are all
seen for what they are. An IPv4 address inside an IPv6 one is judged as what it is as well.
"""

import ipaddress
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_CLOSED = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "100.64.0.0/10"),
        *("64:ff9b:1::/48", "100::/64", "2001::/23", "3fff::/20", "5f00::/16", "fec0::/10"),
        "168.63.129.16/32",  # answers virtual machines of its cloud, though it looks public
    )
)
"""What Python's own lists leave out, or left out before they were corrected (IANA special-purpose registries)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


def is_public(address: Address) -> bool:
    """Tell whether the address belongs to the open internet, and so does every address hidden in it."""
    return all(_is_open(each) for each in (address, *_hidden_in(address)))


def _is_open(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in _CLOSED)
    )


def _hidden_in(address: Address) -> Iterator[ipaddress.IPv4Address]:
    """Yield IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo (both ends) and NAT64."""
    if address.version == 4:
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _COMPATIBLE or address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
