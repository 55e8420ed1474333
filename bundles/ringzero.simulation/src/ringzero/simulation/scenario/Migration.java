// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/**
 * A live migration by pre-copy (Clark et al., "Live migration of virtual machines", NSDI 2005): the guest's memory is sent while it
 * runs; what it wrote meanwhile is sent again, round by round; then it stops for the rest. Devices that bind it to its host are
 * unplugged before and others plugged in afterwards.
 *
 * @param name the user's name for it: the subject of its findings
 * @param memory bytes of the guest
 * @param bandwidth bytes that are sent in a picosecond
 * @param dirtyRate bytes of pages that become dirty in a picosecond, each page counted once in a round
 * @param workingSet bytes that can become dirty in a round at most
 * @param downtimeLimit the guest stops when what is left is sent in so many picoseconds
 * @param rounds the guest stops after so many rounds even if more is left
 * @param switchOver picoseconds from the last page sent until the guest runs on the other host
 * @param unplug picoseconds to unplug devices before the first round
 * @param replug picoseconds to plug in others when the guest runs again
 * @param unplugged whether there are such devices
 */
public record Migration(
        String name,
        double memory,
        double bandwidth,
        double dirtyRate,
        double workingSet,
        long downtimeLimit,
        int rounds,
        long switchOver,
        long unplug,
        long replug,
        boolean unplugged) {

    public Migration {
        if (!(memory > 0)) throw new IllegalArgumentException("memory must be positive, but is " + memory);
        if (!(bandwidth > 0)) throw new IllegalArgumentException("bandwidth must be positive, but is " + bandwidth);
        if (!(dirtyRate >= 0))
            throw new IllegalArgumentException("dirtyRate must not be negative, but is " + dirtyRate);
        if (rounds < 1) throw new IllegalArgumentException("rounds must be positive, but is " + rounds);
    }
}
