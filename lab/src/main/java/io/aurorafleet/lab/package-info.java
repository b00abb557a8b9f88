/** lab. */
package io.aurorafleet.lab;
