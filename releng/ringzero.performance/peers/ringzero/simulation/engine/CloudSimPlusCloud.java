// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerTimeShared;
import org.cloudsimplus.util.Log;
import org.cloudsimplus.utilizationmodels.UtilizationModelFull;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;
import ringzero.simulation.random.RandomStream;

/** The cloud of {@link Clouds} in CloudSim Plus, used as its examples do. */
final class CloudSimPlusCloud {

    private static final int MIPS = 1000;

    private CloudSimPlusCloud() {}

    /** Simulates it; the worst relative error of the time that a task took. */
    static double run(int instances) {
        Log.setLevel(Level.OFF);
        CloudSimPlus simulation = new CloudSimPlus();
        List<Host> hosts = new ArrayList<>();
        for (int h = 0; h < instances / Clouds.PER_HOST; h++) {
            List<Pe> cores = new ArrayList<>();
            for (int c = 0; c < Clouds.PER_HOST; c++) cores.add(new PeSimple(MIPS));
            hosts.add(new HostSimple(1_000_000, 1_000_000, 1_000_000, cores));
        }
        new DatacenterSimple(simulation, hosts);
        DatacenterBrokerSimple broker = new DatacenterBrokerSimple(simulation);
        RandomStream random = new RandomStream(1, 0, "tasks");
        List<Vm> vms = new ArrayList<>();
        List<Cloudlet> cloudlets = new ArrayList<>();
        double[][] seconds = new double[instances][Clouds.TASKS];
        for (int i = 0; i < instances; i++) {
            Vm vm = new VmSimple(MIPS, 1, new CloudletSchedulerTimeShared());
            vm.setRam(1000).setBw(1000).setSize(1000);
            vms.add(vm);
            for (int k = 0; k < Clouds.TASKS; k++) {
                long length = (long) ((Clouds.SHORTEST + (Clouds.LONGEST - Clouds.SHORTEST) * random.nextDouble()) * MIPS);
                seconds[i][k] = (double) length / MIPS;
                Cloudlet cloudlet = new CloudletSimple(length, 1);
                cloudlet.setUtilizationModelCpu(new UtilizationModelFull()).setVm(vm);
                cloudlets.add(cloudlet);
            }
        }
        broker.submitVmList(vms);
        broker.submitCloudletList(cloudlets);
        simulation.start();
        return worst(cloudlets, seconds);
    }

    /** Against processor sharing: the k-th of n tasks ends when it and those before it had their shares. */
    private static double worst(List<Cloudlet> cloudlets, double[][] seconds) {
        double worst = 0;
        for (int i = 0; i < seconds.length; i++) {
            double[] expected = seconds[i].clone();
            Arrays.sort(expected);
            double end = 0;
            double before = 0;
            double[] found = new double[expected.length];
            for (int k = 0; k < found.length; k++) {
                Cloudlet cloudlet = cloudlets.get(i * found.length + k);
                found[k] = cloudlet.getFinishTime() - cloudlet.getStartTime();
            }
            Arrays.sort(found);
            for (int k = 0; k < found.length; k++) {
                end += (expected[k] - before) * (found.length - k);
                before = expected[k];
                worst = Math.max(worst, Math.abs(found[k] - end) / end);
            }
        }
        return worst;
    }
}
