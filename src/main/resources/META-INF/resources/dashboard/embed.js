/** One picture by itself, for a frame on another site: `/embed/map`, with the filters, language and `colours` (dark or light) of its address. */

import {asked, filters, query} from './address.js';
import {agreement} from './cards/agreement.js';
import {flows} from './cards/flows.js';
import {fundingMap} from './cards/funding-map.js';
import {goalWheel} from './cards/goals.js';
import {groupings} from './cards/groupings.js';
import {overTime} from './cards/over-time.js';
import {quality} from './cards/quality.js';
import {h} from './dom.js';
import {loadNames} from './names.js';
import {language, loadWords, t} from './words.js';

const PICTURES = {map: fundingMap, flows, time: overTime, goals: goalWheel, groupings, agreement, quality};

await loadWords();
await loadNames();
const name = location.pathname.split('/')[2];
document.getElementById('main').replaceChildren(
    Object.hasOwn(PICTURES, name) ? PICTURES[name]() : h('p', {class: 'nothing'}, Object.keys(PICTURES).map(one => [h('a', {href: `/embed/${one}`}, one), ' '])),
    h('p', {class: 'from'}, h('a', {href: `/${query({...filters(), counting: asked('counting'), lang: language()})}`, target: '_top'}, t('embed.more'))));
document.title = `Pamir: ${name}`;

// Links within the picture lead out of the frame: a dashboard has no room in it.
document.addEventListener('click', event => {
  const anchor = event.target.closest('a[href]');
  if (anchor && !anchor.hasAttribute('target') && !anchor.hasAttribute('download')) {
    anchor.setAttribute('target', '_blank');
    anchor.setAttribute('rel', 'noopener');
    const path = anchor.getAttribute('href');
    if (path.startsWith('/embed/')) {
      anchor.setAttribute('href', `/${path.includes('?') ? path.slice(path.indexOf('?')) : ''}`);
    }
  }
}, {capture: true});
