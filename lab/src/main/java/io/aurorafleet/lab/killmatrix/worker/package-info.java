/**
 * A production worker whose calls to the outside a supervisor can stop, one by one: the process
 * that the kill matrix kills.
 */
package io.aurorafleet.lab.killmatrix.worker;
