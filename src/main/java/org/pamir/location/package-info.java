/** Where projects are: points for maps, alone and in clusters. */
package org.pamir.location;
