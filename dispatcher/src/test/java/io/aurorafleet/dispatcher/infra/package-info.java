/** Holds the operator's guide against the code. */
package io.aurorafleet.dispatcher.infra;
