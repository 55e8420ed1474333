// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * What one run found.
 *
 * @param seed the user's seed
 * @param replication number of the repetition, from 0
 * @param warmUp seconds that were simulated and not measured
 * @param duration seconds that were measured
 * @param events how many events the engine handled, in all
 * @param fingerprint 64 bits over everything that happened: equal for equal scenario, seed and version, on every machine
 * @param findings the answers, in a fixed order
 * @param audit the self-checks
 */
public record Run(
        long seed,
        int replication,
        double warmUp,
        double duration,
        long events,
        long fingerprint,
        List<Finding> findings,
        List<AuditCheck> audit) {
    public Run {
        findings = List.copyOf(findings);
        audit = List.copyOf(audit);
    }

    /**
     * A law that every run must obey.
     *
     * @param law such as "Little's law"
     * @param subject the resource or source it was checked on
     * @param expected what the law says
     * @param found what the run says
     * @param holds whether the two agree to rounding
     */
    public record AuditCheck(String law, String subject, double expected, double found, boolean holds) {}
}
