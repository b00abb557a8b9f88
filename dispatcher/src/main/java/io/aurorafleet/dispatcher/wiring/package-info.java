/** Puts the ports and their AWS adapters together. */
package io.aurorafleet.dispatcher.wiring;
