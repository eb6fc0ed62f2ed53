/** Demonstration data: fills an empty register with projects worth looking at. */
package org.pamir.demo;
