/** Search over projects and organisations: ranked, with what was found marked, and suggestions. */
package org.pamir.search;
