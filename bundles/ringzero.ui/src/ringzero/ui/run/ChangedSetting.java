// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

/**
 * A setting of the model or of its experiment that a launch configuration changes.
 *
 * @param path such as "web.net.path"
 * @param value such as "sr-iov" or "5000/s"
 */
record ChangedSetting(String path, String value) {

    /** Of "web.net.path=sr-iov". */
    static ChangedSetting of(String written) {
        int equals = written.indexOf('=');
        return equals < 0
                ? new ChangedSetting(written.strip(), "")
                : new ChangedSetting(
                        written.substring(0, equals).strip(),
                        written.substring(equals + 1).strip());
    }

    /** "web.net.path=sr-iov", as the command line writes it. */
    String written() {
        return path + "=" + value;
    }
}
