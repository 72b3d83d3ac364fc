package io.closedloop.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whoever has an IPv6 address has a whole network of them, whose first 56 bits are the same. */
public final class Network {

    private Network() {}

    /** What counts as one caller: an IPv4 address, or the first 56 bits of an IPv6 one, which is what a household gets. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // a literal address, so that no name is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 7)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
