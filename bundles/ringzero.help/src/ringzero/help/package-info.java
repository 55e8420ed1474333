// SPDX-License-Identifier: EPL-2.0
/**
 * Serves the platform's help to browsers of this computer. The platform has a web application for that (org.eclipse.help.webapp), which is not on
 * Maven Central; its extension point for another server is. Ships with the product only: an Eclipse into which the feature is installed has a server.
 * The main type is {@link ringzero.help.PageServer}. Knows nothing of models.
 */
package ringzero.help;
