/** What happened to things of the register: who changed what, and when. */
package org.pamir.change;
