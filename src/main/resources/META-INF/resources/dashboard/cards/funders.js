/** Who gives: the largest providers of a country's money, or of all that is filtered. */

import {counting, filters, link, path} from '../address.js';
import {card} from '../card.js';
import {bars} from '../charts/bars.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount, money} from '../format.js';
import {loadOrganisations, organisation} from '../names.js';
import {t} from '../words.js';

/** Providers that are drawn by themselves; the rest are one. */
const SHOWN = 12;

/** @param {string} own the country whose own part of the money is shown */
export function funders(scope, own) {
  const largest = answer => answer.rows.filter(row => row.country === own && row.committed > 0);
  const name = row => (row.rest ? t('flows.funders') : organisation(row.provider));
  return card({
    name: 'funders',
    source: {path: '/statistics/funding', params: {groupBy: 'country,provider', measure: 'committed,disbursed', top: SHOWN, ...filters(), ...counting(), ...scope}},
    prepare: answer => loadOrganisations(largest(answer).map(row => row.provider)),
    picture: answer => {
      const rows = largest(answer);
      return rows.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : bars(rows.map(row => ({
        label: name(row), href: row.provider && link(path('organisations', row.provider)), text: money(row.committed),
        parts: [{kind: 'committed', value: row.committed}],
      })));
    },
    table: answer => ({
      columns: [{label: t('column.funder')}, {label: t('column.committed'), number: true}, {label: t('column.disbursed'), number: true}],
      rows: largest(answer).map(row => [name(row), amount(row.committed), amount(row.disbursed)]),
    }),
    notes: answer => notes({...answer, total: null}, 'committed'),
  });
}
