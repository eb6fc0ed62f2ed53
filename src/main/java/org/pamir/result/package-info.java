/** What projects changed: results, their indicators, and what was aimed at and reached. */
package org.pamir.result;
