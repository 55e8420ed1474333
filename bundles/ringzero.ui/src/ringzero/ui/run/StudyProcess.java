// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;

/** A running experiment as the debug views know programs: it has a console, and a button that stops it. */
final class StudyProcess extends PlatformObject implements IProcess {
    /** What the console's listeners look for. */
    static final String KIND = "ringzero.study";

    private final ILaunch launch;
    private final String label;
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final Lines log = new Lines();
    private final Lines failures = new Lines();
    private volatile Job job;
    private volatile boolean ended;
    private volatile int exit;

    StudyProcess(ILaunch launch, String label) {
        this.launch = launch;
        this.label = label;
        attributes.put(ATTR_PROCESS_TYPE, KIND);
    }

    /** Must be called before the job is scheduled. */
    void started(Job runs) {
        job = runs;
        launch.addProcess(this);
        fire(DebugEvent.CREATE);
    }

    void say(String line) {
        log.add(line);
    }

    void fail(String line) {
        failures.add(line);
    }

    void ended(int code) {
        exit = code;
        ended = true;
        fire(DebugEvent.TERMINATE);
    }

    private void fire(int kind) {
        DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[] {new DebugEvent(this, kind)});
    }

    @Override
    public String getLabel() {
        return label;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    @Override
    public IStreamsProxy getStreamsProxy() {
        return new IStreamsProxy() {
            @Override
            public IStreamMonitor getErrorStreamMonitor() {
                return failures;
            }

            @Override
            public IStreamMonitor getOutputStreamMonitor() {
                return log;
            }

            @Override
            public void write(String input) {
                // A study reads nothing.
            }
        };
    }

    @Override
    public void setAttribute(String key, String value) {
        attributes.put(key, value);
    }

    @Override
    public String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public int getExitValue() throws DebugException {
        if (!ended) throw new DebugException(Status.error(label + " is still running"));
        return exit;
    }

    @Override
    public boolean canTerminate() {
        return !ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public void terminate() {
        job.cancel();
    }

    /** What was written, for consoles that come late and for those that are there. */
    private static final class Lines implements IStreamMonitor {
        private final StringBuilder written = new StringBuilder();
        private final ListenerList<IStreamListener> listeners = new ListenerList<>();

        void add(String line) {
            synchronized (this) {
                written.append(line).append('\n');
            }
            for (IStreamListener listener : listeners) listener.streamAppended(line + "\n", this);
        }

        @Override
        public void addListener(IStreamListener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeListener(IStreamListener listener) {
            listeners.remove(listener);
        }

        @Override
        public synchronized String getContents() {
            return written.toString();
        }
    }
}
