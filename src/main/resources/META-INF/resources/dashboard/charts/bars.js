/** Horizontal bars, one a row, each of one or several parts. HTML, so that they flow with the page and print. */

import {h, wide} from '../dom.js';

/**
 * @param {Array<{label: (string|Node), href?: string, text: string, parts?: Array<object>, tracks?: Array<Array<object>>}>} rows
 *     a track is a list of parts `{value, kind, label, colour}`, `parts` the only one; what is below zero is drawn as nothing
 * @param {{max?: number}} options the value of a full width; the largest row where left out
 */
export function bars(rows, {max} = {}) {
  const tracks = row => row.tracks ?? [row.parts];
  const whole = row => Math.max(...tracks(row).map(parts => parts.reduce((sum, part) => sum + Math.max(0, part.value), 0)));
  const full = max ?? Math.max(...rows.map(whole), 1e-9);
  return h('ul', {class: 'bars'}, rows.map(row => h('li', {},
      row.href ? h('a', {class: 'label', href: row.href}, row.label) : h('span', {class: 'label'}, row.label),
      h('span', {class: 'text'}, row.text),
      tracks(row).map(parts => h('span', {class: 'track', 'aria-hidden': 'true'}, parts.filter(part => part.value > 0).map(part => {
        const bar = h('span', {class: `part ${part.kind}`, title: part.label});
        if (part.colour) {
          bar.style.background = part.colour;
        }
        return wide(bar, part.value / full * 100);
      }))))));
}

/** What the colours of parts mean. */
export const legend = entries =>
  h('ul', {class: 'legend'}, entries.map(([kind, label]) => h('li', {}, h('span', {class: `part ${kind}`, 'aria-hidden': 'true'}), label)));
