// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import org.eclipse.emf.ecore.EObject;

/**
 * A resource as a program names it, before it is known which guest runs the program.
 *
 * @param role what it is
 * @param attachment the network interface or disk it belongs to; null for vCPUs
 * @param element the thread or gather step it was declared by; null otherwise
 */
record Slot(Role role, EObject attachment, EObject element) {

    enum Role {
        VCPU,
        THREAD,
        LINK_OUT,
        LINK_IN,
        DEVICE,
        GATHER,
        BUCKET
    }

    static final Slot VCPU = new Slot(Role.VCPU, null, null);
}
