/** The demo: a fleet of real PostgreSQL servers upgraded on the sandbox, and proved afterwards. */
package io.aurorafleet.lab.demo;
