// SPDX-License-Identifier: EPL-2.0
package ringzero.help;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands behind the question mark of an address; of values with one name the first counts. */
record Query(Map<String, String> values) {

    static Query of(URI address) {
        Map<String, String> values = new HashMap<>();
        String raw = address.getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            int sign = part.indexOf('=');
            if (sign > 0) values.putIfAbsent(decoded(part.substring(0, sign)), decoded(part.substring(sign + 1)));
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
