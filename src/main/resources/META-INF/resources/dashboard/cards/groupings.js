/** Corridors, basins, joint programmes and theme windows: they overlap, and the card says by how much. */

import {filters, here} from '../address.js';
import {card} from '../card.js';
import {bars} from '../charts/bars.js';
import {h} from '../dom.js';
import {notes} from '../counted.js';
import {amount, exact, money} from '../format.js';
import {word} from '../names.js';
import {pick, t} from '../words.js';

export function groupings() {
  return card({
    name: 'groupings', embed: 'groupings',
    source: {path: '/statistics/groupings', params: filters()},
    picture: answer => {
      const rows = answer.rows.filter(row => row.amount > 0 || row.projects > 0);
      const max = Math.max(...rows.map(row => row.amount), 1);
      const kinds = [...new Set(rows.map(row => row.kind))];
      return rows.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : kinds.map(kind => [
        h('h3', {}, word('kind', kind)),
        bars(rows.filter(row => row.kind === kind).sort((a, b) => b.amount - a.amount).map(row => ({
          label: pick(row.name), href: here({grouping: row.grouping}), text: money(row.amount),
          parts: [{kind: 'committed', value: row.amount}],
        })), {max})]).flat();
    },
    table: answer => ({
      columns: [{label: t('column.grouping')}, {label: t('column.kind')}, {label: t('column.committed'), number: true},
        {label: t('column.projects'), number: true}, {label: t('column.declared'), number: true}],
      rows: answer.rows.map(row => [pick(row.name), word('kind', row.kind), amount(row.amount), amount(row.projects),
        row.declared ? exact(row.declared.amount, row.declared.currency) : '–']),
    }),
    notes: answer => [
      h('span', {}, t('groupings.overlap', {sum: money(answer.sum), overlap: money(answer.overlap), distinct: money(answer.distinct)})),
      ...notes(answer)],
  });
}
