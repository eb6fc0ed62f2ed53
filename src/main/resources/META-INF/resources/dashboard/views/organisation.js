/** One organisation: what it gives, what it reports, how good its reports are, and its projects. */

import {address, get} from '../api.js';
import {link, path} from '../address.js';
import {later, sheet} from '../card.js';
import {bars, legend} from '../charts/bars.js';
import {places} from '../cards/places.js';
import {h} from '../dom.js';
import {count, day, moment, money} from '../format.js';
import {country, word} from '../names.js';
import {pick, pickedLanguage, t} from '../words.js';
import {listed} from './projects.js';

export const filtered = false;

/** Partners that are listed; the profile has more. */
const PARTNERS = 12;

const FIELDS = 'identifier,title,reportingOrg,participations,status,plannedStart,actualStart,plannedEnd,actualEnd';

export async function show(ref) {
  const own = path('organisations', ref);
  const found = await get(own);
  return {
    title: pick(found.name) || found.ref,
    nodes: [
      h('div', {class: 'heading'}, h('div', {},
          h('p', {class: 'about'}, h('a', {href: link('/organisations')}, t('nav.organisations')), ' › ', found.ref),
          h('h1', {lang: pickedLanguage(found.name)}, pick(found.name) || found.ref),
          h('p', {class: 'about'}, [found.country && country(found.country), found.aliases?.length > 0 && t('organisation.aliases', {list: found.aliases.join(', ')})]
              .filter(Boolean).join(' · ')))),
      h('div', {class: 'cards even'},
          places(t('organisation.gives'), {groupBy: 'provider,country', funder: found.ref}, row => row.provider === found.ref),
          places(t('organisation.reports'), {groupBy: 'country', reportingOrg: found.ref}),
          Object.keys(TELL).map(name => told(name, own)),
          projects('reportingOrg', found.ref), projects('funder', found.ref)),
      h('p', {class: 'downloads'}, h('span', {}, t('downloads')), ' ', h('a', {href: address(own)}, 'JSON'),
          h('a', {href: address('/projects', {reportingOrg: found.ref, format: 'csv'}), download: true}, t('organisation.csv')),
          h('a', {href: address('/projects', {reportingOrg: found.ref, format: 'xml'}), download: true}, t('organisation.xml'))),
    ],
  };
}

const projects = (role, ref) => h('section', {class: 'card listed', 'aria-labelledby': `listed-${role}`},
    h('header', {}, h('h2', {id: `listed-${role}`}, t(`organisation.${role}`))),
    later(listed(get('/projects', {[role]: ref, sort: '-updatedAt', limit: 8, fields: FIELDS}), {[role]: ref})));

/** A part of what the profile tells. */
const told = (name, own) => h('section', {class: 'card', 'aria-labelledby': `told-${name}`},
    h('header', {}, h('h2', {id: `told-${name}`}, t(`organisation.${name}`))),
    later(get(`${own}/profile`).then(TELL[name])),
    h('footer', {class: 'source'}, h('a', {href: address(`${own}/profile`)}, 'JSON')));

const TELL = {
  money: profile => [
    bars(['pledged', 'committed', 'disbursed'].map(measure => ({
      label: t(`column.${measure}`), text: `${t('column.given')} ${money(profile.given[measure])} · ${t('column.received')} ${money(profile.received[measure])}`,
      tracks: [[{kind: 'committed', value: profile.given[measure]}], [{kind: 'disbursed', value: profile.received[measure]}]],
    }))),
    legend([['committed', t('column.given')], ['disbursed', t('column.received')]]),
    h('p', {class: 'notes'}, profile.unconverted > 0 && t('organisation.unconverted', {count: profile.unconverted, shown: {count: count(profile.unconverted)}}))],
  partners: profile => profile.partners.length === 0 ? h('p', {class: 'nothing'}, t('nothing')) :
    h('div', {class: 'sheet', tabindex: '0', role: 'region', 'aria-label': t('organisation.partners')}, sheet(
        ['partner', 'projects', 'given', 'received'].map((key, i) => ({label: t(`column.${key}`), number: i > 0})),
        profile.partners.slice(0, PARTNERS).map(one => [
          h('a', {href: link(path('organisations', one.ref))}, pick(one.name) || one.ref), count(one.projects), money(one.given), money(one.received)]))),
  timely: profile => [
    h('p', {}, t('organisation.months', {months: profile.timeliness.months, frequency: word('frequency', profile.timeliness.frequency)})),
    profile.timeliness.lastChange && h('p', {}, t('organisation.lastChange', {when: moment(profile.timeliness.lastChange)})),
    profile.timeliness.latestPayment && h('p', {}, t('organisation.latestPayment', {day: day(profile.timeliness.latestPayment)})),
    profile.quality !== null && h('p', {}, h('strong', {class: 'score'}, profile.quality), ' / 100 · ', t('project.judged')),
  ].filter(Boolean),
};
