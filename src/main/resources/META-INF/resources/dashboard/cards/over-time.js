/** Commitments against disbursements, year by year. */

import {counting, filters} from '../address.js';
import {card} from '../card.js';
import {legend} from '../charts/bars.js';
import {timeline} from '../charts/timeline.js';
import {notes} from '../counted.js';
import {h} from '../dom.js';
import {amount} from '../format.js';
import {t} from '../words.js';

/**
 * @param {object} scope filters beside those of the address
 * @param {string} [own] a country whose own part of the money is shown; all countries' where left out
 */
export function overTime(scope = {}, own = null) {
  const series = ['committed', 'disbursed'].map(key => ({key, label: t(`column.${key}`)}));
  const params = {measure: 'committed,disbursed', ...filters(), ...counting(), ...scope};
  return card({
    name: 'time', redraws: true,
    // A frame on another site has the filters of the address, and none beside them.
    embed: Object.keys(scope).length === 0 && 'time',
    source: own
        ? {path: '/statistics/funding', params: {groupBy: 'country,year', ...params}}
        : {path: '/statistics/timeline', params},
    picture: (answer, width, height) => {
      const points = perYear(answer, own);
      return points.length === 0
          ? h('p', {class: 'nothing'}, t('nothing'))
          : [timeline(points, series, width, height - 40, t('figure.time')), legend(series.map(one => [one.key, one.label]))];
    },
    table: answer => ({
      columns: [{label: t('column.year')}, ...series.map(one => ({label: one.label, number: true}))],
      rows: perYear(answer, own).map(point => [point.period, ...series.map(one => amount(point[one.key]))]),
    }),
    notes: answer => notes(own ? {...answer, total: null} : answer, ...series.map(one => one.key)),
  });
}

const perYear = (answer, own) => own
    ? answer.rows.filter(row => row.country === own && row.year).map(row => ({...row, period: row.year})).sort((a, b) => a.period - b.period)
    : answer.points;
