// SPDX-License-Identifier: EPL-2.0
/**
 * What a user sees when the program itself is wrong: a window that says what happened, what is safe and how to report it. Main type:
 * {@link ringzero.ui.failure.FailureHandler}, the status handler of the product. It knows nothing of models and results, so that a failure anywhere
 * can be shown.
 */
package ringzero.ui.failure;
