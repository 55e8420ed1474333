// SPDX-License-Identifier: EPL-2.0
/**
 * Virtualization 101 in the workbench: cheat sheets whose steps open and run the models of the chapters, and exercises that check themselves. Text and exercises are
 * those of {@code docs/course}. The main type is {@link ringzero.ui.course.Chapter}.
 */
package ringzero.ui.course;
