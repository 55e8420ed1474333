// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** Where the time of a subject's requests goes: to one resource, or to delays. In picoseconds. */
final class Part {

    double waited;
    double served;

    void reset() {
        waited = served = 0;
    }
}
