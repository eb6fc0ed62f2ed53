/** What was found for the words of the address, the best first: projects and organisations, in any language and script. */

import {address, get} from '../api.js';
import {asked, filters, here, link, path} from '../address.js';
import {h} from '../dom.js';
import {count} from '../format.js';
import {country, word} from '../names.js';
import {marked} from '../marked.js';
import {language, pick, pickedLanguage, t} from '../words.js';

const KINDS = ['', 'project', 'organisation'];

export async function show() {
  const kind = KINDS.includes(asked('kind')) ? asked('kind') : '';
  const params = {...filters(), kind, limit: 25};
  if (!asked('q')) {
    return {title: t('search'), nodes: [h('h1', {}, t('search')), h('p', {class: 'nothing'}, t('search.nothing'))]};
  }
  const first = await get('/search', params);
  const list = h('ol', {class: 'projects hits'}, first.hits.map(entry));
  let next = first.next;
  const more = h('button', {type: 'button', class: 'next', hidden: !next, onclick: async () => {
    more.disabled = true;
    const page = await get('/search', {...params, cursor: next});
    list.append(...page.hits.map(entry));
    next = page.next;
    more.disabled = false;
    more.hidden = !next;
  }}, t('projects.more'));
  return {
    title: `${asked('q')} – ${t('search')}`,
    nodes: [
      h('div', {class: 'heading'},
          h('div', {}, h('h1', {}, t('search.for', {q: asked('q')})),
              h('p', {class: 'about', role: 'status'}, t('search.found', {count: first.total, shown: {count: count(first.total)}}),
                  !first.complete && ` ${t('search.partly')}`),
              (first.read ?? []).map(one => h('p', {class: 'about'}, t('search.read', {word: one.word, as: one.as.join(', ')})))),
          h('div', {class: 'choice', role: 'group', 'aria-label': t('search.kinds')}, KINDS.map(one =>
            h('a', {href: here({kind: one}), 'aria-current': one === kind && 'true'}, t(`search.kind.${one || 'all'}`))))),
      list,
      first.total === 0 && h('p', {class: 'nothing'}, t('projects.none')),
      more,
      h('p', {class: 'downloads'}, h('a', {href: link('/projects')}, t('search.list')), h('a', {href: address('/search', params)}, 'JSON')),
    ].filter(Boolean),
  };
}

function entry(hit) {
  const project = hit.kind === 'project';
  const key = project ? hit.identifier : hit.ref;
  const name = inLanguage(hit.marked?.title ?? hit.marked?.name);
  const described = inLanguage(hit.marked?.description);
  return h('li', {},
      h('a', {class: 'title', href: link(path(project ? 'projects' : 'organisations', key)), lang: name?.[0] ?? pickedLanguage(hit.title)},
          name ? marked(name[1]) : pick(hit.title) || key),
      project && hit.status
        ? h('span', {class: `status ${hit.status}`}, word('status', hit.status))
        : h('span', {class: 'status'}, t(`search.${hit.kind}`)),
      h('span', {class: 'by'}, h('span', {class: 'key'}, key)),
      described && h('span', {class: 'by found', lang: described[0]}, marked(described[1])),
      (hit.countries ?? []).length > 0 && h('span', {class: 'places'}, hit.countries.map(code => h('span', {class: 'flag', title: country(code)}, code))));
}

/** The marked text in the reader's language, else in the one in which it was found: its language and itself. */
const inLanguage = texts =>
  (texts ? Object.entries(texts).find(([code]) => code === language()) ?? Object.entries(texts)[0] : null);
