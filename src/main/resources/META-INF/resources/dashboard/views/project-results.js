/** What a project has reached: indicators with baseline, targets and actuals. */

import {get} from '../api.js';
import {sheet} from '../card.js';
import {h} from '../dom.js';
import {day} from '../format.js';
import {word} from '../names.js';
import {pick, t} from '../words.js';

/**
 * @param {string} project the path of a project
 * @returns {Promise<Array<Node>|Node>} its results
 */
export async function results(project) {
  const {items} = await get(`${project}/results`, {limit: 50});
  return items.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) : items.map(result => [
    h('h3', {}, pick(result.title), ' ', h('span', {class: 'about'}, word('resultType', result.type))),
    h('div', {class: 'sheet', tabindex: '0', role: 'region', 'aria-label': pick(result.title)}, sheet(
        ['indicator', 'baseline', 'period', 'target', 'actual'].map((key, i) => ({label: t(`column.${key}`), number: i !== 0 && i !== 2})),
        (result.indicators ?? []).flatMap(rows), pick(result.title))),
  ]).flat();
}

/** One row a period; an indicator without any has one row too. */
function rows(indicator) {
  const name = [pick(indicator.title), indicator.unit].filter(Boolean).join(', ');
  const baseline = values(indicator.baselines);
  const periods = indicator.periods ?? [];
  return periods.length === 0 ? [[name, baseline, '–', '–', '–']] : periods.map(period => [
    name, baseline, `${day(period.start)} – ${day(period.end)}`, values(period.targets), values(period.actuals)]);
}

/** The undivided value; the parts by sex, age or place where there is none. */
function values(all = []) {
  const undivided = all.filter(one => !one.dimensions?.length && !one.locations?.length);
  return (undivided.length > 0 ? undivided : all).map(one =>
    one.value ?? (one.numerator !== undefined ? `${one.numerator} / ${one.denominator ?? '–'}` : '–')).join('; ') || '–';
}
