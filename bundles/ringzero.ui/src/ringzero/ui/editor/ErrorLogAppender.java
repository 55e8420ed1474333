// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.spi.LoggingEvent;
import org.eclipse.core.runtime.ILog;

/** Passes warnings and errors of the language's libraries on to the Error Log. */
final class ErrorLogAppender extends AppenderSkeleton {

    @Override
    protected void append(LoggingEvent event) {
        Throwable cause = event.getThrowableInformation() == null
                ? null
                : event.getThrowableInformation().getThrowable();
        // A question that was dropped because the text changed is no failure.
        if (cause != null && ModelLanguage.isCancellation(cause)) return;
        String message = event.getLoggerName() + ": " + event.getRenderedMessage();
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) ILog.get().error(message, cause);
        else if (event.getLevel().isGreaterOrEqual(Level.WARN)) ILog.get().warn(message, cause);
    }

    @Override
    public void close() {}

    @Override
    public boolean requiresLayout() {
        return false;
    }
}
