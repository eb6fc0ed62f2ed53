/** What a reader must know beside a total: how it was counted, what is not in it, and how sure it is. */

import {h} from './dom.js';
import {exact, money} from './format.js';
import {t} from './words.js';

/**
 * The notes that belong to an answer of the statistics.
 *
 * @param {object} answer with `total`, `unconverted`, `provisional` and `warnings` as the API has them
 * @param {...string} measures whose totals are told
 * @returns {Array<Node>} sentences, none where there is nothing to say
 */
export function notes(answer, ...measures) {
  const totals = measures.filter(measure => answer.total?.[measure]);
  const said = totals.map(measure => {
    const {gross, net, internal} = answer.total[measure];
    return answer.counting === 'gross'
        ? t('counted.gross', {measure: t(`column.${measure}`), gross: money(gross)})
        : t('counted.net', {measure: t(`column.${measure}`), net: money(net), gross: money(gross), internal: money(internal)});
  });
  const left = (answer.unconverted ?? []).filter(one => measures.length === 0 || !one.measure || measures.includes(one.measure));
  if (left.length > 0) {
    said.push(t('counted.unconverted', {list: left.map(one => exact(one.amount, one.currency)).join('; ')}));
  }
  if (answer.provisional) {
    said.push(t('counted.provisional'));
  }
  if (answer.imputed?.length > 0) {
    said.push(t('counted.imputed'));
  }
  if (answer.warnings?.length > 0) {
    said.push(t('counted.warnings', {count: answer.warnings.length}));
  }
  return said.map(text => h('span', {}, text));
}
