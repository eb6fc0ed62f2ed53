/** Two or more amounts a year as bars side by side. */

import d3 from '../libraries.js';
import {lettering, s} from '../dom.js';
import {exact, money} from '../format.js';

/**
 * @param {Array<object>} told with `period` and an amount for each series
 * @param {Array<{key: string, label: string}>} series drawn from left to right; the key is the colour's class too
 * @param {number} width in pixels
 * @param {number} room height that there is, in pixels
 * @param {string} label what a screen reader is told
 */
export function timeline(told, series, width, room, label) {
  const height = Math.round(Math.max(230, Math.min(640, room)));
  const points = everyYear(told, series);
  const values = points.flatMap(point => series.map(one => point[one.key]));
  const [low, high] = d3.nice(Math.min(0, ...values), Math.max(1, ...values), 5);
  const ticks = d3.ticks(low, high, 5);
  const edge = {left: 14 + 6.6 * lettering() * Math.max(...ticks.map(tick => money(tick).length)), right: 16, top: 10, bottom: 26};
  const y = value => edge.top + (high - value) / (high - low) * (height - edge.top - edge.bottom);
  const step = (width - edge.left - edge.right) / Math.max(1, points.length);
  const bar = Math.max(1, Math.min(22, step * 0.8 / series.length));
  const every = Math.ceil(46 * lettering() / step);

  return s('svg', {class: 'timeline', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label},
      ticks.map(tick => s('g', {class: tick === 0 ? 'axis zero' : 'axis'},
          s('line', {x1: edge.left, x2: width - edge.right, y1: y(tick), y2: y(tick)}),
          s('text', {x: edge.left - 6, y: y(tick), 'text-anchor': 'end', dy: '0.32em'}, money(tick)))),
      points.map((point, i) => {
        const middle = edge.left + (i + 0.5) * step;
        return s('g', {class: 'period'},
            s('title', {}, [point.period, ...series.map(one => `${one.label}: ${exact(point[one.key])}`)].join('\n')),
            s('rect', {class: 'catch', x: middle - step / 2, y: edge.top, width: step, height: height - edge.top - edge.bottom}),
            series.map((one, n) => {
              const value = point[one.key];
              return s('rect', {
                class: `part ${one.key}`, x: middle + (n - series.length / 2) * bar, width: Math.max(1, bar - 1),
                y: Math.min(y(value), y(0)), height: Math.abs(y(value) - y(0)),
              });
            }),
            (points.length - 1 - i) % every === 0
              && s('text', {class: 'tick', x: middle, y: height - 8, 'text-anchor': 'middle'}, String(point.period)));
      }));
}

/** Years with nothing in them are drawn too: time does not jump. A span that only a mistaken date can make is left as it is told. */
function everyYear(told, series) {
  const years = told.map(point => Number(point.period));
  const [first, last] = d3.extent(years);
  if (years.some(year => !Number.isInteger(year)) || last - first > 60) {
    return told;
  }
  const known = new Map(told.map(point => [Number(point.period), point]));
  const nothing = Object.fromEntries(series.map(one => [one.key, 0]));
  return d3.range(first, last + 1).map(year => known.get(year) ?? {period: year, ...nothing});
}
