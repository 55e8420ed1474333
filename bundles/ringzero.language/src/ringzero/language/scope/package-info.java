// SPDX-License-Identifier: EPL-2.0

/**
 * What names in a model mean: references ({@link ringzero.language.scope.VmmScopeProvider}), path expressions
 * ({@link ringzero.language.scope.SettingPath}, {@link ringzero.language.scope.Observed}) and what a declaration takes
 * from the one it specialises ({@link ringzero.language.scope.Inherited}). Knows nothing of checks and editors.
 */
package ringzero.language.scope;
