/** Texts in which the API has marked what was found. */

import {h} from './dom.js';

const ENTITIES = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'"};

const plain = text => text.replace(/&(?:amp|lt|gt|quot|#39);/g, entity => ENTITIES[entity]);

/**
 * Nodes of a marked text. It is escaped and has `mark` elements alone; no more than that is made of it here, whatever it holds.
 *
 * @param {string} html such as `<mark>Syr</mark> Darya &amp; Amu Darya`
 */
export const marked = html =>
  html.split(/<mark>(.*?)<\/mark>/s).map((part, i) => (i % 2 === 1 ? h('mark', {}, plain(part)) : plain(part)));
