// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scoping;

/** Which names a reference in a model can mean, where Xtext's defaults are not enough. */
public class VmmScopeProvider extends AbstractVmmScopeProvider {}
