/** Names for the codes of the register. */

import {get, getLasting} from './api.js';
import {language, pick, t, has} from './words.js';

let hub = [];
let hubNames = {};
let goalList = [];
const organisations = new Map();

/** Fetches the names that every view needs: the hub's countries and the goals. */
export async function loadNames() {
  const [countries, goals] = await Promise.all([getLasting('/countries', {hub: true}), getLasting('/sdgs')]);
  hub = countries.items.map(country => country.code);
  hubNames = Object.fromEntries(countries.items.map(country => [country.code, country.names]));
  goalList = goals.items;
}

/** Codes of the hub's countries. */
export const hubCountries = () => hub;

/** The name of a country: the register's, else the browser's. */
export function country(code) {
  if (!code) {
    return t('regional');
  }
  return hubNames[code] ? pick(hubNames[code]) : new Intl.DisplayNames([language()], {type: 'region', fallback: 'code'}).of(code) ?? code;
}

/** A DAC region, such as 619. */
export const region = code => (code && has(`region.${code}`) ? t(`region.${code}`) : code ? t('region', {code}) : t('regional'));

/** Where a row of money is: in a country, or in a region that nobody shared out between countries. */
export const place = row => (row.country ? country(row.country) : region(row.region));

export const goals = () => goalList;

export const goal = number => {
  const found = goalList.find(one => one.code === Number(number));
  return found ? `${number} ${pick(found.names)}` : t('goal.none');
};

export const goalColour = number => goalList.find(one => one.code === Number(number))?.colour ?? 'var(--muted)';

/** A word of the register (a status, a role, a kind), in the reader's language. */
export const word = (kind, value) => (value && has(`${kind}.${value}`) ? t(`${kind}.${value}`) : value ?? '–');

/** Learns the names of organisations, those not yet known, in one request. */
export async function loadOrganisations(refs) {
  const missing = [...new Set(refs)].filter(ref => ref && !ref.includes(',') && !organisations.has(ref)).slice(0, 100);
  if (missing.length > 0) {
    const found = await get('/organisations', {ref: missing.join(','), limit: missing.length});
    missing.forEach(ref => organisations.set(ref, null));
    found.items.forEach(one => organisations.set(one.ref, one.name));
  }
}

/** The name of an organisation that {@link loadOrganisations} has learned, else its ref. */
export const organisation = ref => (ref ? pick(organisations.get(ref)) || ref : t('provider.none'));

/** A party of a flow or project, named by ref or by what was said of it. */
export const party = one => (one?.ref ? pick(organisations.get(one.ref)) || pick(one.name) || one.ref : pick(one?.name) || '–');
