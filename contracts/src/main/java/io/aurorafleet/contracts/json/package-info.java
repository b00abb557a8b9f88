/** How records become JSON and come back, over versions of this software. */
package io.aurorafleet.contracts.json;
