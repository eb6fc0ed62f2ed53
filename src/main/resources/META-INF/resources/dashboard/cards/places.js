/** Money by country as bars: of one project, or of what one organisation gives or reports. */

import {counting, link, path} from '../address.js';
import {card} from '../card.js';
import {bars, legend} from '../charts/bars.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, money} from '../format.js';
import {place} from '../names.js';
import {t} from '../words.js';

/**
 * @param {string} title
 * @param {object} params of `/statistics/funding`, grouped by country at least
 * @param {function(object): boolean} belongs which rows of the answer are meant
 */
export function places(title, params, belongs = () => true) {
  const rows = answer => answer.rows.filter(row => belongs(row) && (row.committed !== 0 || row.disbursed !== 0))
      .sort((a, b) => b.committed - a.committed);
  return card({
    name: 'places', title,
    source: {path: '/statistics/funding', params: {measure: 'committed,disbursed', ...counting(), ...params}},
    picture: answer => rows(answer).length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : [
      bars(rows(answer).map(row => ({
        label: place(row), href: row.country && link(path('countries', row.country)),
        text: `${money(row.committed)} · ${money(row.disbursed)}`,
        tracks: ['committed', 'disbursed'].map(kind => [{kind, value: row[kind]}]),
      }))),
      legend(['committed', 'disbursed'].map(measure => [measure, t(`column.${measure}`)]))],
    table: answer => ({
      columns: ['country', 'committed', 'disbursed'].map((key, i) => ({label: t(`column.${key}`), number: i > 0})),
      rows: rows(answer).map(row => [place(row), amount(row.committed), amount(row.disbursed)]),
    }),
    notes: answer => notes(answer, 'committed', 'disbursed'),
  });
}
