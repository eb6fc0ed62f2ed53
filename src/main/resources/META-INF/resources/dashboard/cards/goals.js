/** The goals that the money serves. */

import {askedList, counting, filters, here} from '../address.js';
import {card} from '../card.js';
import {bars} from '../charts/bars.js';
import {wheel} from '../charts/wheel.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, exact, money} from '../format.js';
import {goal, goals} from '../names.js';
import {t} from '../words.js';

/**
 * @param {object} scope filters beside those of the address
 * @param {string} [own] a country whose own part of the money is shown; all countries' where left out
 */
export function goalWheel(scope = {}, own = null) {
  const groupBy = own ? 'country,sdg' : 'sdg';
  const rows = answer => answer.rows.filter(row => !own || row.country === own);
  return card({
    name: 'goals', embed: Object.keys(scope).length === 0 && 'goals', redraws: true,
    source: {path: '/statistics/funding', params: {groupBy, measure: 'committed', ...filters(), ...counting(), ...scope}},
    picture: (answer, width) => {
      const shown = perGoal(rows(answer));
      const first = shown.filter(one => one.value > 0).sort((a, b) => b.value - a.value).slice(0, 6);
      return h('div', {class: 'wheel-and-bars'},
          wheel(shown, width < 560 ? width : width * 0.5, t('figure.goals')),
          bars(first.map(one => ({
            label: one.name, href: one.href, text: money(one.value), parts: [{kind: 'sdg', value: one.value, colour: one.colour}],
          }))));
    },
    table: answer => ({
      columns: [{label: t('column.goal')}, {label: t('column.committed'), number: true}, {label: t('column.projects'), number: true}],
      rows: rows(answer).map(row => [row.sdg ? goal(row.sdg) : t('goal.none'), amount(row.committed), amount(row.projects)]),
    }),
    notes: answer => notes(own ? {...answer, total: null} : answer, 'committed'),
  });
}

function perGoal(rows) {
  const found = new Map(rows.map(row => [row.sdg, row.committed]));
  const picked = askedList('sdg');
  return goals().map(({code, colour}) => {
    const value = found.get(code) ?? 0;
    const chosen = picked.includes(String(code));
    return {goal: code, colour, name: goal(code), value, text: exact(value), href: here({sdg: chosen ? '' : code}), picked: chosen};
  });
}
