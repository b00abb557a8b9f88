/** The demo, the sandbox as a command, and the programs that check our claims. */
package io.aurorafleet.lab;
