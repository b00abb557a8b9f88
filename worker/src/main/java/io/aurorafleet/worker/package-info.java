/** worker. */
package io.aurorafleet.worker;
