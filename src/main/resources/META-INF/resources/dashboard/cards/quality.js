/** How good the figures are: how amounts came to their country, and how far both sides of a flow agree. */

import {filters} from '../address.js';
import {card} from '../card.js';
import {bars, legend} from '../charts/bars.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, count, percent} from '../format.js';
import {word} from '../names.js';
import {t} from '../words.js';

const BASIS = ['item', 'project', 'single', 'regional', 'imputed'];
const STATES = ['matched', 'disputed', 'provider-only', 'receiver-only'];
const MEASURES = ['committed', 'disbursed'];

export function quality() {
  return card({
    name: 'quality', embed: 'quality',
    source: {path: '/statistics/quality', params: filters()},
    picture: answer => [
      h('h3', {}, t('quality.basis')),
      stacked(MEASURES, BASIS, (measure, basis) => answer.basis[measure]?.[basis] ?? 0, basis => word('basis', basis)),
      h('h3', {}, t('quality.flows')),
      stacked(MEASURES, STATES, (measure, state) =>
        answer.flows.find(one => one.measure === measure && one.state === state)?.count ?? 0, state => word('flow', state)),
      h('p', {class: 'about'}, t('quality.overdrawn', {count: answer.overdrawn.length, shown: {count: count(answer.overdrawn.length)}})),
    ].flat(),
    table: answer => ({
      columns: [{label: t('column.what')}, ...MEASURES.map(measure => ({label: t(`column.${measure}`), number: true}))],
      rows: [
        ...BASIS.map(basis => [word('basis', basis), ...MEASURES.map(measure => amount(answer.basis[measure]?.[basis] ?? 0))]),
        ...STATES.map(state => [word('flow', state), ...MEASURES.map(measure =>
          count(answer.flows.find(one => one.measure === measure && one.state === state)?.count ?? 0))]),
      ],
    }),
    notes: answer => notes(answer),
  });
}

/** Shares of a whole, one bar a measure, with the legend of the parts that occur. */
function stacked(rows, parts, value, label) {
  const occur = parts.filter(part => rows.some(row => value(row, part) > 0));
  return [
    bars(rows.map(row => {
      const whole = parts.reduce((sum, part) => sum + Math.max(0, value(row, part)), 0) || 1;
      return {
        label: t(`column.${row}`), text: occur.length > 0 ? `${label(occur[0])} ${percent(value(row, occur[0]) / whole)}` : '–',
        parts: occur.map(part => ({kind: part, value: value(row, part) / whole, label: `${label(part)}: ${percent(value(row, part) / whole, 1)}`})),
      };
    }), {max: 1}),
    legend(occur.map(part => [part, label(part)]))];
}
