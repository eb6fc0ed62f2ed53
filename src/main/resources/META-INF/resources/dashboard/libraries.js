/**
 * The d3 modules that draw (geometry alone: no markup, no styles). They are served by the register from the libraries that its build
 * names; the versions here are those of pom.xml. Each adds itself to `globalThis.d3`, in the order in which they need each other.
 */

import '/webjars/d3-array/3.2.4/dist/d3-array.min.js';
import '/webjars/d3-path/3.1.0/dist/d3-path.min.js';
import '/webjars/d3-shape/3.2.0/dist/d3-shape.min.js';
import '/webjars/d3-geo/3.1.1/dist/d3-geo.min.js';
import '/webjars/d3-sankey/0.12.3/dist/d3-sankey.min.js';

export default globalThis.d3;
