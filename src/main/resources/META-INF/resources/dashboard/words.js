/** The words of the page. A language is a file in `languages/`; the server tells which there are. */

import {asked} from './address.js';

let words = {};
let fallback = {};
let current = 'en';
let known = ['en'];

/** Code of the language in use, such as `ru`. */
export const language = () => current;

/** Codes of all languages there are. */
export const languages = () => known;

/** Takes up the language that the address, the last visit or the browser asks for; English where none is known. */
export async function loadWords() {
  const [index, english] = await Promise.all([json('index'), json('en')]);
  known = index.languages;
  let kept = null;
  try {
    kept = localStorage.getItem('pamir.language');
  } catch {
    // Nothing is kept here; the browser's languages decide.
  }
  const wanted = [asked('lang'), kept, ...navigator.languages.map(code => code.split('-')[0])];
  current = wanted.find(code => known.includes(code)) ?? 'en';
  fallback = english;
  words = current === 'en' ? english : await json(current);
  document.documentElement.lang = current;
}

/** Keeps the reader's choice for the next visit. */
export function keepLanguage(code) {
  try {
    localStorage.setItem('pamir.language', code);
  } catch {
    // The address still says it.
  }
}

/**
 * A text in the language in use.
 *
 * @param {string} key of the language file; English stands in where a language lacks it
 * @param {object} values for `{name}` in the text; `count` also chooses among plural forms `key.one`, `key.few` …
 */
export function t(key, values = {}) {
  const form = values.count === undefined ? null : new Intl.PluralRules(current).select(Number(values.count));
  const text = words[`${key}.${form}`] ?? words[key] ?? words[`${key}.other`] ?? fallback[`${key}.${form}`] ?? fallback[key]
      ?? fallback[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values.shown?.[name] ?? values[name] ?? '');
}

/** Whether there is a text of that key. */
export const has = key => key in words || key in fallback;

/** Of a text in several languages the one to show: the reader's, else English, else whichever there is. */
export const pick = texts => (texts ? texts[current] ?? texts.en ?? Object.values(texts)[0] ?? '' : '');

/** The language of what {@link pick} shows, where it is not the page's own, for screen readers. */
export function pickedLanguage(texts) {
  const code = !texts || texts[current] ? null : texts.en ? 'en' : Object.keys(texts)[0];
  return code && /^[a-z]{2,3}$/.test(code) ? code : null;
}

/** The name of a language in itself. */
export function languageName(code) {
  const name = new Intl.DisplayNames([code], {type: 'language'}).of(code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

const files = new Map();

function json(name) {
  if (!files.has(name)) {
    files.set(name, fetch(`/dashboard/languages/${name}.json`).then(response => response.json()));
  }
  return files.get(name);
}
