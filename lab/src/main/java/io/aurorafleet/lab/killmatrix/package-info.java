/**
 * The kill matrix: real worker processes are killed at every call to the outside that an upgrade
 * makes, and another one finishes; what comes of it must be what comes of an undisturbed run.
 */
package io.aurorafleet.lab.killmatrix;
