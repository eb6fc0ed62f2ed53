/** Money in countries whose participation is not agreed yet. */

import {filters, link, path} from '../address.js';
import {card} from '../card.js';
import {bars, legend} from '../charts/bars.js';
import {h} from '../dom.js';
import {notes} from '../counted.js';
import {amount, money} from '../format.js';
import {country, hubCountries, word} from '../names.js';
import {t} from '../words.js';

export function agreement() {
  return card({
    name: 'agreement', embed: 'agreement',
    source: {path: '/statistics/participation', params: filters()},
    picture: answer => {
      const rows = answer.rows.filter(row => hubCountries().includes(row.country) || row.notAgreed > 0);
      return rows.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : [
        bars(rows.sort((a, b) => b.notAgreed - a.notAgreed || b.agreed - a.agreed).map(row => ({
          label: country(row.country), href: link(path('countries', row.country)),
          text: t('agreement.row', {notAgreed: money(row.notAgreed), all: money(row.agreed + row.notAgreed)}),
          parts: [
            {kind: 'waiting', value: row.notAgreed, label: t('agreement.notAgreed')},
            {kind: 'committed', value: row.agreed, label: t('agreement.agreed')}],
        }))),
        legend([['waiting', t('agreement.notAgreed')], ['committed', t('agreement.agreed')]])];
    },
    table: answer => {
      const statuses = [...new Set(answer.rows.flatMap(row => Object.keys(row.status)))];
      return {
        columns: [{label: t('column.country')}, {label: t('agreement.agreed'), number: true}, {label: t('agreement.notAgreed'), number: true},
          ...statuses.map(status => ({label: word('participation', status), number: true}))],
        rows: answer.rows.map(row => [country(row.country), amount(row.agreed), amount(row.notAgreed),
          ...statuses.map(status => amount(row.status[status] ?? 0))]),
      };
    },
    notes: answer => notes(answer),
  });
}

/** One country's part by what is said of its participation, by the reporting organisation and by the country itself. */
export function countryAgreement(code) {
  const own = answer => answer.rows.find(row => row.country === code) ?? {status: {}, confirmation: {}};
  const rows = answer => [['participation', own(answer).status], ['confirmation', own(answer).confirmation]].flatMap(([kind, sums]) =>
    Object.entries(sums).filter(([, sum]) => sum !== 0).sort((a, b) => b[1] - a[1]).map(([value, sum]) => ({kind, value, sum})));
  return card({
    name: 'agreed', title: t('figure.agreement'),
    source: {path: '/statistics/participation', params: {...filters(), country: code}},
    picture: answer => rows(answer).length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : ['participation', 'confirmation'].map(kind => [
      h('h3', {}, t(`agreement.${kind}`)),
      bars(rows(answer).filter(row => row.kind === kind).map(row => ({
        label: word(kind, row.value), href: kind === 'participation' && link('/projects', {country: code, participation: row.value}),
        text: money(row.sum), parts: [{kind: KINDS[row.value] ?? 'waiting', value: row.sum}],
      }))),
    ]).flat(),
    table: answer => ({
      columns: [{label: t('column.what')}, {label: t('column.committed'), number: true}],
      rows: rows(answer).map(row => [word(row.kind, row.value), amount(row.sum)]),
    }),
    notes: answer => notes({...answer, total: null}),
  });
}

/** Colours of what is settled, and of what nobody has said; anything else waits for an answer. */
const KINDS = {agreed: 'committed', active: 'committed', completed: 'committed', confirmed: 'item', unconfirmed: 'imputed', none: 'imputed'};
