// SPDX-License-Identifier: EPL-2.0
/**
 * Units and dimensions: what {@code 12 us} or {@code 25 Gbit/s} means. The main type is {@link ringzero.model.quantity.Amount}. Base
 * units are second, byte, cycle and US dollar. Depends on the generated metamodel and on nothing else.
 */
package ringzero.model.quantity;
