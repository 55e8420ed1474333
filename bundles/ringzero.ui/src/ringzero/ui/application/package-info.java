// SPDX-License-Identifier: EPL-2.0
/** The product around everything: its perspective, its first page, its pictures. */
package ringzero.ui.application;
