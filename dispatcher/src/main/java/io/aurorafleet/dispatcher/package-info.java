/** dispatcher. */
package io.aurorafleet.dispatcher;
