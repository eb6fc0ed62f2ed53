/** The map of the region: the hub's countries by a figure, their neighbours as ground. */

import d3 from '../libraries.js';
import {s} from '../dom.js';

let outlines;

/** The outlines of the region; fetched once. */
export function loadOutlines() {
  outlines ??= fetch('/dashboard/region.json').then(response => response.json());
  return outlines;
}

/**
 * @param {object} shapes from {@link loadOutlines}
 * @param {number} width in pixels
 * @param {Map<string, {kind: string, name: string, text: string, href: string, picked: boolean}>} countries by code
 * @param {{label: string, points?: Array<{lat: number, lon: number, name: string}>}} options
 */
export function map(shapes, width, countries, {label, points = []}) {
  const height = Math.round(Math.max(260, Math.min(800, width * 0.62)));
  const shown = shapes.features.filter(feature => countries.has(feature.properties.code));
  const projection = d3.geoConicEqualArea().parallels([33, 52]).rotate([-67, 0])
      .fitExtent([[12, 12], [width - 12, height - 12]], {type: 'FeatureCollection', features: shown.length ? shown : shapes.features})
      .clipExtent([[0, 0], [width, height]])
      // Straight lines between the points of an outline are near enough in a region, and cost a tenth.
      .precision(0);
  const path = d3.geoPath(projection).digits(1);
  const small = width < 480;
  const ground = s('g', {class: 'ground'});
  // The neighbours come a moment later: they are most of the points, and nobody waits for them.
  setTimeout(() => ground.append(...shapes.features.filter(feature => !countries.has(feature.properties.code))
      .map(feature => s('path', {d: path(feature) ?? ''}))));

  return s('svg', {class: 'map', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': label},
      ground,
      shown.map(feature => {
        const one = countries.get(feature.properties.code);
        return s('a', {href: one.href, class: `country ${one.kind}${one.picked ? ' picked' : ''}`, 'aria-label': `${one.name}: ${one.text}`},
            s('title', {}, `${one.name}: ${one.text}`), s('path', {d: path(feature)}));
      }),
      points.map(point => {
        const [x, y] = projection([point.lon, point.lat]);
        return s('g', {class: 'point'}, s('title', {}, point.name), s('circle', {cx: x, cy: y, r: 5}));
      }),
      shown.map(feature => {
        const one = countries.get(feature.properties.code);
        const [x, y] = projection(SEATS[feature.properties.code] ?? d3.geoCentroid(feature));
        return s('text', {class: `place ${one.kind}`, x, y, 'aria-hidden': 'true'},
            s('tspan', {x, class: 'name'}, small ? feature.properties.code : one.name),
            !small && s('tspan', {x, dy: '1.25em'}, one.short ?? one.text));
      }));
}

/** Where a country's name fits, longitude and latitude: the middle of a crooked country may lie elsewhere. */
const SEATS = {UZ: [63.6, 41.9], KG: [74.6, 41.6], TJ: [71.2, 38.7], TM: [59.1, 39.3], AF: [66, 33.9], KZ: [67.5, 48.2]};
