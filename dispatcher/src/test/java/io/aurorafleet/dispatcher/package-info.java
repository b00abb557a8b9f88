/** The commands as users call them, on AWS in memory. */
package io.aurorafleet.dispatcher;
