// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.Optional;
import org.eclipse.xtext.diagnostics.Severity;

/** What is checked. The codes are stable: they stand in reports, documentation and people's notes. */
public enum Rule {
    SYNTAX(
            "RZ0001",
            Severity.ERROR,
            "The text follows the grammar",
            "A word or sign stands where the language has no place for it. Everything before it was understood."),
    NOT_READABLE(
            "RZ0002",
            Severity.ERROR,
            "The file can be read",
            "The file does not exist, is a folder, or may not be read."),
    NOT_A_MODEL(
            "RZ0003",
            Severity.ERROR,
            "The file is a model",
            "Models are text in UTF-8 of at most 16 MB. Something else was given, such as an image or an archive."),
    UNKNOWN_NAME(
            "RZ0101",
            Severity.ERROR,
            "Every name means something",
            "A name refers to nothing that is declared in this file, in the files beside it, in what it imports "
                    + "or in the library. Processors and devices of the library must be imported."),
    UNKNOWN_IMPORT(
            "RZ0102",
            Severity.ERROR,
            "Imports name something",
            "An import names a package or a declaration that does not exist."),
    DUPLICATE_NAME(
            "RZ0103",
            Severity.ERROR,
            "Names are unique",
            "Two things of one sort have the same name in one place, so nobody could say which is meant. Things "
                    + "of different sorts may share a name."),
    CYCLIC_SPECIALISATION(
            "RZ0104",
            Severity.ERROR,
            "Specialisation comes to an end",
            "A declaration starts from another one that starts, directly or not, from the first. Settings that "
                    + "are not given would be looked for without end."),
    UNUSED(
            "RZ0105",
            Severity.INFO,
            "Declarations are used",
            "A file that asks questions declares something that nothing in it names. It does no harm; it may have"
                    + " been forgotten."),
    GIVEN_TWICE(
            "RZ0106",
            Severity.ERROR,
            "A setting is given once",
            "The same setting stands twice in one declaration, or the same factor twice in one experiment. Only "
                    + "one can hold."),
    INCOMPLETE(
            "RZ0107",
            Severity.ERROR,
            "What is needed is given",
            "A guest that runs needs a mode, a host with a processor and, unless it owns the machine, a hypervisor; a"
                    + " workload that runs needs arrivals and a request; a device in use needs its rate and a disk its"
                    + " latencies; a service needs hosts, a demand, and to know what fits where; a migration a guest with memory, and a bandwidth;"
                    + " a failure what fails, when, and for how long. Everything else has a default."),
    UNKNOWN_UNIT(
            "RZ0201",
            Severity.ERROR,
            "Units exist",
            "The word after a number is no unit. Case matters: a GiB is 2^30 bytes, a GB 10^9 bytes, a Gbit an "
                    + "eighth of that. A setting whose name is misspelt is read as the unit of the number before it."),
    WRONG_DIMENSION(
            "RZ0202",
            Severity.ERROR,
            "Quantities measure what their place asks for",
            "A size stands where a time is expected, or the like. In expressions only quantities of one kind can "
                    + "be added or compared; cycles and times may be mixed, as a processor's clock turns one into the "
                    + "other."),
    IMPOSSIBLE(
            "RZ0203",
            Severity.ERROR,
            "Quantities are possible",
            "A number is negative, zero, broken or too large for what it stands for: there are no half guests, no"
                    + " virtual function 0 and no probability above 1."),
    EMPTY_RANGE(
            "RZ0204",
            Severity.ERROR,
            "Ranges are not empty",
            "A range must go from a lesser to a greater value, and the plausible range of a number must hold the "
                    + "number."),
    NO_MEAN(
            "RZ0205",
            Severity.WARNING,
            "Distributions have a mean",
            "A Pareto distribution whose shape is 1 or less has no finite mean: averages over it never settle, "
                    + "however long a run is."),
    NO_SOURCE(
            "RZ0206",
            Severity.WARNING,
            "Numbers say where they come from",
            "A cost or parameter without a source cannot be judged by those who read the results. Name a "
                    + "publication, a data sheet, a measurement or an honest estimate."),
    MACHINE_OWNED_TWICE(
            "RZ0301",
            Severity.ERROR,
            "One system owns a machine",
            "A mode that owns the machine runs one unmodified operating system in privileged mode, ring 0. A "
                    + "second system cannot be there too: that is the problem that hypervisors solve."),
    NOT_MODIFIABLE(
            "RZ0302",
            Severity.ERROR,
            "Modified guests can be modified",
            "Paravirtualization changes the guest's kernel. The kernel of a closed system cannot be changed by "
                    + "others."),
    NOT_PORTED(
            "RZ0303",
            Severity.ERROR,
            "Modified guests are ported",
            "A paravirtual guest calls the interface of one hypervisor. Its kernel must have been ported to that "
                    + "interface."),
    MODE_REQUIREMENT(
            "RZ0304",
            Severity.ERROR,
            "A mode has what it requires",
            "The mode requires something of the processor, the host or the operating system that is not there, as"
                    + " hardware-assisted virtualization requires VT-x or AMD-V."),
    PATH_REQUIREMENT(
            "RZ0305",
            Severity.ERROR,
            "A path has what it requires",
            "The path requires something of the host, the device or the operating system that is not there: a "
                    + "virtual function needs a device with SR-IOV, an IOMMU that is on, and a driver in the guest."),
    MODE_NOT_SUPPORTED(
            "RZ0306",
            Severity.ERROR,
            "The hypervisor supports the mode",
            "Each hypervisor virtualizes in some ways and not in others."),
    PATH_NOT_SUPPORTED(
            "RZ0307",
            Severity.ERROR,
            "The hypervisor offers the path",
            "Each hypervisor brings some I/O paths and not others."),
    NO_VFS(
            "RZ0308",
            Severity.ERROR,
            "Virtual functions need SR-IOV",
            "Virtual functions are enabled on a device whose type does not offer SR-IOV."),
    TOO_MANY_VFS(
            "RZ0309",
            Severity.ERROR,
            "No more virtual functions than the device offers",
            "NumVFs must not exceed TotalVFs, and some drivers keep virtual functions for the physical one: the device or its driver"
                    + " refuses."),
    NOT_ENOUGH_VFS(
            "RZ0310",
            Severity.ERROR,
            "Every guest has a virtual function of its own",
            "More guests use virtual functions of a device than are enabled there."),
    ROUTING_ID(
            "RZ0311",
            Severity.ERROR,
            "Virtual functions can be addressed",
            "Virtual function n has the routing ID of the physical function plus offset plus (n - 1) times stride. It"
                    + " has 16 bits: eight for the bus, and without alternative routing-ID interpretation (ARI) five for"
                    + " the device and three for the function, of which only device 0 can be reached on the physical"
                    + " function's own bus."),
    NO_SUCH_VF(
            "RZ0312",
            Severity.ERROR,
            "Virtual functions that are named exist",
            "A guest asks for a virtual function that is not enabled."),
    VF_TAKEN(
            "RZ0313",
            Severity.ERROR,
            "A virtual function belongs to one guest",
            "Two guests ask for the same virtual function."),
    TOO_MANY_VCPUS(
            "RZ0314",
            Severity.ERROR,
            "A guest has no more vCPUs than there are hardware threads",
            "More vCPUs in one guest than hardware threads on its host can never run at the same time; they would"
                    + " only wait for each other."),
    NOT_ENOUGH_THREADS(
            "RZ0315",
            Severity.ERROR,
            "Pinned vCPUs have threads of their own",
            "Pinned vCPUs need one hardware thread each, and what is reserved for the hypervisor is not there for"
                    + " guests."),
    MEMORY_OVERCOMMITTED(
            "RZ0316",
            Severity.WARNING,
            "Memory is enough",
            "The guests of a host have more memory in all than the host. That works until they use it."),
    CPU_OVERCOMMITTED(
            "RZ0317",
            Severity.WARNING,
            "Processors are enough",
            "The guests of a host have more vCPUs for each hardware thread than the host's overcommit ratio."),
    NO_SUCH_NODE(
            "RZ0318",
            Severity.ERROR,
            "NUMA nodes exist",
            "Nodes are counted from 0; there is one for each socket unless the host says otherwise."),
    FAR_FROM_DEVICE(
            "RZ0319",
            Severity.WARNING,
            "Guests are near their devices",
            "The guest and the device it uses are at different NUMA nodes, so that every transfer crosses between"
                    + " them."),
    NOT_MIGRATABLE(
            "RZ0320",
            Severity.INFO,
            "Guests can be migrated",
            "A path that binds the guest to the hardware rules out live migration."),
    TIED(
            "RZ0321",
            Severity.INFO,
            "Guests can change their hypervisor",
            "A guest whose kernel is modified for one hypervisor runs on no other."),
    NOT_AN_ADDRESS(
            "RZ0322",
            Severity.ERROR,
            "PCI addresses are addresses",
            "An address has a domain, a bus, a device and a function: 0000:3b:00.0. The buses below a bridge are its secondary and its"
                    + " subordinate one: 3b-3c."),
    ON_ANOTHER_HOST(
            "RZ0323",
            Severity.ERROR,
            "Devices are on the guest's host",
            "A guest uses a device of a host that it is not on. A guest that starts from another one on another "
                    + "host needs nets and disks of its own."),
    BEHIND_BRIDGE(
            "RZ0324",
            Severity.ERROR,
            "Bridges forward the buses of their devices",
            "A bridge forwards what is meant for its secondary to its subordinate bus. Virtual functions that follow the"
                    + " physical function on later buses need those numbers below the same bridge; else Linux refuses to"
                    + " enable them (bus number out of range). Firmware gives the numbers out when the machine starts."),
    SAME_ADDRESS(
            "RZ0325",
            Severity.ERROR,
            "Devices have addresses of their own",
            "Two devices of a host are at the same PCI address."),
    SAME_ROUTING_ID(
            "RZ0326",
            Severity.WARNING,
            "Virtual functions have routing IDs of their own",
            "By offset and stride a virtual function would be where another function is. The ports of one card have registers of"
                    + " their own, which keep their virtual functions apart; what is written here does not."),
    ASSIGNED_TWICE(
            "RZ0327",
            Severity.ERROR,
            "A device that is passed through belongs to one guest",
            "A guest that drives a whole device has it alone: neither the host nor another guest can drive it at the same time."),
    GROUP_SHARED(
            "RZ0328",
            Severity.ERROR,
            "An IOMMU group is handed over as a whole",
            "Devices that the IOMMU cannot keep apart, because a port above them lacks access control services (ACS), form a group."
                    + " One of them could reach the memory of whoever has another, so Linux (VFIO) gives all of a group to one"
                    + " guest or none."),
    NODE_NOT_GIVEN(
            "RZ0329",
            Severity.INFO,
            "It is known how near guests are to their devices",
            "A device is attached to one NUMA node of a host that has several, and the guest that uses it may be at any."),
    TOO_LARGE_FOR_NODE(
            "RZ0330",
            Severity.WARNING,
            "A guest fits at its NUMA node",
            "A node has its part of the host's hardware threads. A guest with more vCPUs than that runs at several nodes, whatever"
                    + " it is told."),
    POLLING_TAKES_ALL(
            "RZ0331",
            Severity.WARNING,
            "Polling leaves time for work",
            "A host thread that polls is never idle: it takes one hardware thread, a reserved one if the host reserves some. More"
                    + " polling threads than hardware threads for them take the time from each other or from guests."),
    FEW_QUEUES(
            "RZ0332",
            Severity.INFO,
            "A virtual function has a queue for each vCPU",
            "Packets of one queue are taken by one vCPU. A virtual function with fewer queues than the guest has vCPUs spreads its"
                    + " interrupts over some of them only."),
    UNANSWERED(
            "RZ0401",
            Severity.ERROR,
            "Every operation is answered",
            "A path or workload performs an operation, and the guest's mode does not say what that costs."),
    ANSWERED_TWICE(
            "RZ0402",
            Severity.ERROR,
            "An operation is answered once",
            "A mode or path has two handlers for one operation."),
    CYCLIC_PERFORM(
            "RZ0403",
            Severity.ERROR,
            "Performing comes to an end",
            "An operation performs another one that performs, directly or not, the first."),
    NO_DEVICE(
            "RZ0501",
            Severity.ERROR,
            "A guest has what its workload uses",
            "A request sends, receives, reads or writes, and the guest that runs it has no network or disk;"
                    + " or a failure stops a device that its guest does not use."),
    NO_SUCH_FILE(
            "RZ0502",
            Severity.WARNING,
            "Files are there",
            "A trace or a file of measured values is not found beside the model."),
    FITS_NOWHERE(
            "RZ0503",
            Severity.ERROR,
            "An instance fits on a host",
            "A service is asked for instances that have more vCPUs or more memory than any of its hosts holds. A host"
                    + " holds a vCPU for each hardware thread that is not reserved, times its overcommit."),
    SERVICE_OVERLOADED(
            "RZ0504",
            Severity.WARNING,
            "A service is not asked for more than it has",
            "Requests per time, times how long an instance is kept, times its vCPUs are the vCPUs that run on average if"
                    + " none is rejected, and likewise its memory. If that is more than the hosts hold, the rest is rejected"
                    + " for certain."),
    CANNOT_MOVE(
            "RZ0505",
            Severity.ERROR,
            "A guest that migrates is not bound to its host",
            "A device that is passed through, or a virtual function of one, holds state that cannot be sent. It is unplugged"
                    + " before a live migration, and another path, the failover, carries the network until one on the other"
                    + " host is plugged in."),
    DOES_NOT_CONVERGE(
            "RZ0506",
            Severity.WARNING,
            "A migration comes to an end",
            "Pre-copy sends again what was written while it was sent. If memory becomes dirty faster than it is sent, rounds"
                    + " do not get shorter, and the guest is stopped with all of its working set still to be sent."),
    OVERLOADED(
            "RZ0507",
            Severity.WARNING,
            "What is asked can be done",
            "Formulas say before anything runs that requests come faster than a resource can serve them: queues would grow"
                    + " without end, or requests be lost. The resource that is short most is named. What experiments vary is not"
                    + " looked at, and clients that wait for answers never ask for more than can be done."),
    LIMITS_NOTHING(
            "RZ0508",
            Severity.WARNING,
            "A limit limits something",
            "The rate limit of a guest is above what the device can do at all."),
    ONLY_SWITCHING(
            "RZ0509",
            Severity.WARNING,
            "A slice is longer than a switch",
            "A hypervisor that lets a vCPU run no longer than it takes to switch to it spends its time with switching as soon as vCPUs"
                    + " wait for each other."),
    WORKING_SET(
            "RZ0510",
            Severity.WARNING,
            "A working set fits into its guest",
            "A workload touches more memory than its guest has. The guest would page to its disk; that is not simulated, so results"
                    + " would be too good."),
    UNKNOWN_SETTING(
            "RZ0601",
            Severity.ERROR,
            "A factor names a setting",
            "The path does not lead to one setting of the model."),
    WRONG_LEVEL(
            "RZ0602",
            Severity.ERROR,
            "Levels fit their factor",
            "A quantity stands where a declaration is varied, or the other way round, or a level is named that is"
                    + " not tried."),
    UNKNOWN_OBSERVATION(
            "RZ0603",
            Severity.ERROR,
            "What is reported can be observed",
            "The path does not lead to an observation, or to a part of it that does not exist."),
    NOT_VARIED(
            "RZ0604",
            Severity.ERROR,
            "Plots and filters name factors",
            "A plot or filter names a setting that this experiment does not vary."),
    UNPAIRED_LEVEL(
            "RZ0605",
            Severity.ERROR,
            "What is varied together has as many levels",
            "Settings that 'with' joins go through their levels row by row: the first of each, then the second of each. One of"
                    + " them has more levels than another, so that a row would have a gap."),
    TOO_FEW_REQUESTS(
            "RZ0606",
            Severity.WARNING,
            "A run is long enough for its percentiles",
            "Above the 99.9th percentile is one request in a thousand. In a run with fewer requests the percentile is just the slowest"
                    + " one, and says more about the length of the run than about the model."),
    NOT_RUNNABLE(
            "RZ0900",
            Severity.ERROR,
            "The experiment can be run",
            "The model can exist, but what is asked of it cannot be computed: there is no experiment of that name, a trace or data"
                    + " file cannot be read, or there would be more guests or variants than one study can hold."),
    WRONG_OVERRIDE(
            "RZ0901",
            Severity.ERROR,
            "Settings given on the command line fit the model",
            "What was given with '--set', or in a launch configuration, is no setting of the model or no value that the setting can"
                    + " have. It is written as in a 'vary': web.net.path=sr-iov."),
    NOT_EXPLAINABLE(
            "RZ0902",
            Severity.ERROR,
            "What is to be explained is in the model",
            "'explain' was asked about a guest, an operation, a mode, a path or a size that there is not, or about a message of a guest"
                    + " without a card or disk. The message names what there is."),
    NOT_WRITABLE(
            "RZ0903",
            Severity.ERROR,
            "An answer is written where the model gives a value",
            "'find --apply' replaces the value of a setting in the text. The setting that was found is inherited, or has its value from"
                    + " somewhere else: give it one in the declaration first.");

    private final String code;
    private final Severity severity;
    private final String title;
    private final String explanation;

    Rule(String code, Severity severity, String title, String explanation) {
        this.code = code;
        this.severity = severity;
        this.title = title;
        this.explanation = explanation;
    }

    /** The rule with a code. */
    public static Optional<Rule> of(String code) {
        for (var rule : values()) if (rule.code.equals(code)) return Optional.of(rule);
        return Optional.empty();
    }

    /** As "RZ0123". */
    public String code() {
        return code;
    }

    /** How bad it is to break it. */
    public Severity severity() {
        return severity;
    }

    /** Whether it speaks of what is missing, which cannot be told from a text that was read in part only. */
    boolean needsWholeText() {
        return this == INCOMPLETE || this == UNUSED || this == NO_DEVICE || this == UNANSWERED;
    }

    /** The rule in a few words. */
    public String title() {
        return title;
    }

    /** The rule in a paragraph, for the help. */
    public String explanation() {
        return explanation;
    }
}
