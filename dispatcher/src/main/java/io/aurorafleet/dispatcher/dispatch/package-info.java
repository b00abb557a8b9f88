/** {@code dispatch}: finds clusters by tag and begins a run over them. */
package io.aurorafleet.dispatcher.dispatch;
