// SPDX-License-Identifier: EPL-2.0

/**
 * Numbers with units: what a size, a time or a rate in a model means.
 * Plain Java; knows nothing of EMF or of the text.
 */
package ringzero.model.quantity;
