// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

/**
 * Something worth a sentence.
 *
 * @param headline the message: "sr-iov has the lowest 99th percentile of the latency."
 * @param evidence the numbers it rests on
 */
public record Message(String headline, String evidence) {
    /** Both, as one paragraph. */
    public String text() {
        return evidence.isEmpty() ? headline : headline + " " + evidence;
    }
}
