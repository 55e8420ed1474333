// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.List;
import java.util.Optional;
import ringzero.model.Model;

/**
 * What formulas expect of a model before anything runs. The language shows it and does not know how it is computed: whoever can
 * simulate supplies it.
 */
@FunctionalInterface
public interface Outlook {

    /** For those who cannot simulate. */
    Outlook NONE = model -> Optional.empty();

    /**
     * What is expected of a model as it is written, without what its experiments vary.
     *
     * @param model checked and without errors
     * @return empty if nothing runs in it or it is too large to be told at once
     */
    Optional<Expectation> of(Model model);

    /**
     * What is expected.
     *
     * @param guests by guest or group, and by service
     * @param overload more is asked than can be done
     */
    record Expectation(List<OfGuest> guests, Optional<Overload> overload) {}

    /**
     * What is expected of a guest, or of a service; approximate.
     *
     * @param guest its name
     * @param utilisation share of the time in which its vCPUs are busy, 0 to 1; of a service the share of its hosts' vCPUs that are taken
     * @param p99 of the latency of its requests, in seconds; NaN if there is none
     */
    record OfGuest(String guest, double utilisation, double p99) {}

    /**
     * A resource that is asked for more than it can do.
     *
     * @param resource its name, as "rack1 CPUs"
     * @param utilisation offered load over capacity, above 1
     */
    record Overload(String resource, double utilisation) {}
}
