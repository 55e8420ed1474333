// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import ringzero.model.Attachment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostThread;
import ringzero.model.Migration;
import ringzero.model.Net;

/** What the parts of a model are called in results. */
final class ResourceNames {

    private ResourceNames() {}

    static String processors(Host host) {
        return host.getName() + " CPUs";
    }

    /** Hardware threads that belong to pinned guests. */
    static String pinned(Host host) {
        return processors(host) + " pinned";
    }

    static String vcpus(Guest guest) {
        return guest.getName() + " vCPUs";
    }

    /** Whose a thread is: the host's if all guests share it, else the guest's. */
    static String subject(HostThread thread, Guest guest, Host host) {
        return thread.isShared() ? host.getName() : guest.getName();
    }

    static String thread(HostThread thread, Guest guest, Host host) {
        return subject(thread, guest, host) + " " + thread.getName();
    }

    static String device(HostDevice device, Host host) {
        return host.getName() + "." + device.getName();
    }

    static String transmit(HostDevice device, Host host) {
        return device(device, host) + " transmit";
    }

    static String receive(HostDevice device, Host host) {
        return device(device, host) + " receive";
    }

    /** What moves a disk's data, its channels apart. */
    static String bus(HostDevice device, Host host) {
        return device(device, host) + " bus";
    }

    /** The thread that sends the memory of a guest. */
    static String migration(Migration migration) {
        return migration.getName() + " migration thread";
    }

    static String rateLimit(Guest guest) {
        return guest.getName() + " rate limit";
    }

    static HostDevice device(Attachment attachment) {
        return attachment instanceof Net net ? net.getDevice() : ((ringzero.model.GuestDisk) attachment).getDevice();
    }
}
