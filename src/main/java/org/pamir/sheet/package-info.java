/**
 * Tables on their way in: projects, participations and commitments out of CSV and XLSX files, as
 * the register's own templates and exports have them. All rows of a project are taken, or none.
 */
package org.pamir.sheet;
