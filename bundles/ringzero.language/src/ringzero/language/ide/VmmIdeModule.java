// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

/** Names the editor services of the language, where Xtext's defaults are not enough. */
public class VmmIdeModule extends AbstractVmmIdeModule {}
