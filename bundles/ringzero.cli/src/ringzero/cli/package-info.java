// SPDX-License-Identifier: EPL-2.0
/**
 * The command line: one class for each command, which reads arguments, asks the other bundles and prints. It owns no logic. Data goes to
 * standard output, everything else to standard error. Start-up counts: only the class of the command that is called is loaded.
 */
package ringzero.cli;
