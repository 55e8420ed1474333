// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import ringzero.language.scope.Inherited;
import ringzero.model.Costs;
import ringzero.model.Host;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.quantity.Amount;

/**
 * What the processors of a host have for guests.
 *
 * @param clock cycles in a second
 * @param threads hardware threads that guests may use, at least 1
 * @param reserved hardware threads that are kept for the host's own threads
 * @param threadsPerCore hardware threads of a core
 * @param siblingSpeed speed of a thread while its siblings are busy, relative to one that is alone; 1 without siblings
 * @param sheet the processor's cost sheet; null if it has none
 */
record HostCpus(
        double clock, double threads, double reserved, double threadsPerCore, double siblingSpeed, Costs sheet) {

    /** Speed of a hardware thread while its sibling is busy, if the processor does not say: two threads do 1.2 times one. */
    private static final double SIBLING_SPEED = 0.6;

    /**
     * Reads a host.
     *
     * @throws ModelException if it has no processor, or the processor no clock
     */
    static HostCpus of(Host host, Assumptions assumptions) {
        var processor = Inherited.value(host, Host::getProcessor);
        if (processor == null)
            throw new ModelException(
                    "Host " + host.getName() + " has no processor. Add 'processor <type>' to it.", host);
        var clock = Inherited.value(processor, Processor::getClock);
        if (clock == null)
            throw new ModelException(
                    "Processor " + processor.getName() + " has no clock. Add 'clock <frequency>' to it.", processor);
        double perCore = number(Inherited.value(processor, Processor::getThreadsPerCore), 1, assumptions);
        double all = number(Inherited.value(host, Host::getSockets), 1, assumptions)
                * number(Inherited.value(processor, Processor::getCores), 1, assumptions)
                * perCore;
        double reserved = number(Inherited.value(host, Host::getReserved), 0, assumptions);
        double sibling = perCore > 1
                ? number(Inherited.value(processor, Processor::getSiblingSpeed), SIBLING_SPEED, assumptions)
                : 1;
        return new HostCpus(
                number(clock, 0, assumptions),
                Math.max(1, Math.floor(all - reserved)),
                Math.max(0, Math.min(reserved, all - 1)),
                perCore,
                sibling,
                Inherited.value(processor, Processor::getCosts));
    }

    private static double number(Quantity quantity, double otherwise, Assumptions assumptions) {
        if (quantity == null) return otherwise;
        assumptions.note(quantity);
        return Amount.of(quantity)
                .orElseThrow(() -> new ModelException("The unit '" + quantity.getUnit() + "' is not known.", quantity))
                .value();
    }
}
