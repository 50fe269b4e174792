package io.clonememoria.memory.fetch;

import io.clonememoria.platform.problem.Invalid;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that somebody gave, in the one spelling that is taken: http or https, a name or an address of the internet
 * as everybody writes it, and nobody's password. Other spellings are how checks are gone round.
 */
public record WebAddress(URI uri) {
    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;
    /** Letters, digits and hyphens between single dots, and a last part that is no number. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile(
            "((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws Invalid naming the field {@code url}, when it is none that is taken */
    public static WebAddress of(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new Invalid("url", "must be an address of at most 2,000 printable ASCII characters");
        }
        try {
            var uri = new URI(text);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                throw new Invalid("url", "must begin with http:// or https://");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new Invalid("url", "must have neither user nor fragment");
            }
            if (uri.getHost() == null || !isHost(uri.getHost())) {
                throw new Invalid("url", "must name a host as usual");
            }
            if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
                throw new Invalid("url", "must have a port from 1 to 65535, or none");
            }
            return new WebAddress(uri);
        } catch (URISyntaxException malformed) {
            throw new Invalid("url", "must be an address");
        }
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** Without the brackets of IPv6. */
    String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /** What is asked for at the host. */
    String target() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The last part of the path, which is mostly a file's name; empty when there is none. */
    public String fileName() {
        var path = uri.getPath() == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return !host.contains("%") && isLiteral(host.substring(1, host.length() - 1));
        }
        return FOUR_NUMBERS.matcher(host).matches() ? isLiteral(host) : NAME.matcher(host).matches();
    }

    private static boolean isLiteral(String address) {
        try {
            InetAddress.ofLiteral(address);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
