/**
 * The dashboard is files under {@code META-INF/resources}, which ask the public API like any other
 * client; here is how they are served.
 */
package org.pamir.dashboard;
