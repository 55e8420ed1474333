// SPDX-License-Identifier: EPL-2.0
/**
 * Running experiments: from what is selected to a launch configuration, a job with progress, a console and an editor with the
 * results. The main type is {@link ringzero.ui.run.StudyJob}; what a run needs to know is {@link ringzero.ui.run.RunSettings}.
 */
package ringzero.ui.run;
