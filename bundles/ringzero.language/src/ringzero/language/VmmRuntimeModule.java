// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

/** Names the classes the language is made of, where Xtext's defaults are not enough. */
public class VmmRuntimeModule extends AbstractVmmRuntimeModule {}
