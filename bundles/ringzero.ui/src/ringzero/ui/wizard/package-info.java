// SPDX-License-Identifier: EPL-2.0
/** Making projects, models and experiments that run at once, and opening the examples. */
package ringzero.ui.wizard;
