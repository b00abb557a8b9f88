/** sandbox. */
package io.aurorafleet.sandbox;
