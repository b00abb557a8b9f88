/** The service that carries out upgrades: long-running, many at once, any of which may die. */
package io.aurorafleet.worker;
