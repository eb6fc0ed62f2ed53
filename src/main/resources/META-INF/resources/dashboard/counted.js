/** What a reader must know beside a total: how it was counted, what is not in it, and how sure it is. */

import {h} from './dom.js';
import {exact, money} from './format.js';
import {t} from './words.js';

/**
 * The notes that belong to an answer of the statistics.
 *
 * @param {object} answer with `total`, `unconverted`, `provisional` and `warnings` as the API has them
 * @param {string} measure whose total is told
 * @returns {Array<Node>} sentences, none where there is nothing to say
 */
export function notes(answer, measure) {
  const total = answer.total?.[measure];
  const said = [];
  if (total) {
    said.push(answer.counting === 'gross'
        ? t('counted.gross', {gross: money(total.gross)})
        : t('counted.net', {net: money(total.net), gross: money(total.gross), internal: money(total.internal)}));
  }
  const left = (answer.unconverted ?? []).filter(one => !measure || one.measure === measure || !one.measure);
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
