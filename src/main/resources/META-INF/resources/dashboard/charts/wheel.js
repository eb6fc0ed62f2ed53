/** The wheel of the 17 goals: a ring of equal parts in their colours, and outside it a petal whose area shows the amount. */

import d3 from '../libraries.js';
import {s} from '../dom.js';

/**
 * @param {Array<{goal: number, colour: string, name: string, text: string, value: number, href: string, picked: boolean}>} goals
 * @param {number} width in pixels
 * @param {string} label what a screen reader is told
 */
export function wheel(goals, width, label) {
  const size = Math.max(240, Math.min(420, width));
  const outer = size / 2 - 2;
  const inner = size * 0.16;
  const ring = size * 0.235;
  const turn = 2 * Math.PI / goals.length;
  const largest = Math.max(...goals.map(one => one.value), 1e-9);
  const arc = d3.arc().cornerRadius(2);
  // Areas compare, so the square of the radius grows with the amount.
  const reach = value => Math.sqrt(ring ** 2 + (outer ** 2 - ring ** 2) * Math.max(0, value) / largest);

  return s('svg', {class: 'wheel', viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, width: size, height: size, role: 'group',
        'aria-label': label},
      s('circle', {class: 'rim', r: outer}),
      goals.map((one, i) => {
        const angles = {startAngle: i * turn, endAngle: (i + 1) * turn, padAngle: 0.02};
        const [x, y] = arc.centroid({...angles, innerRadius: inner, outerRadius: ring});
        return s('a', {href: one.href, class: one.picked ? 'goal picked' : 'goal', 'aria-label': `${one.name}: ${one.text}`},
            s('title', {}, `${one.name}: ${one.text}`),
            s('path', {class: 'catch', d: arc({...angles, innerRadius: ring, outerRadius: outer})}),
            s('path', {fill: one.colour, d: arc({...angles, innerRadius: inner, outerRadius: ring})}),
            one.value > 0 && s('path', {fill: one.colour, class: 'petal', d: arc({...angles, innerRadius: ring + 1, outerRadius: reach(one.value) + 1})}),
            s('text', {x, y, dy: '0.35em', 'text-anchor': 'middle', 'aria-hidden': 'true', class: LIGHT.has(one.goal) ? 'dark' : null}, one.goal));
      }));
}

/** Goals whose colour is so light that a white number on it could not be read. */
const LIGHT = new Set([2, 6, 7, 9, 11, 12, 14, 15, 3, 13]);
